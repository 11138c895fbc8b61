// Claims are approved by somebody else than who raised them, several at once each with its sum, and over £500 by two people.
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';
import { canMakeClaims, claimsThatWait } from '../support/waiting-claims.ts';

const QUEUE = '/northbrook/payments/claims';

test('Carys approves two together and one with Marcus, and gives one back @alone', async ({ page }) => {
	test.skip(!canMakeClaims(), 'the claims are made in the database');
	await claimsThatWait([
		{ who: 'Redwing', fee: 2000, expenses: 480, route: 'cash', daysAgo: 40 },
		{ who: 'Swift', fee: 5500, route: 'voucher' },
		{ who: 'Wren', fee: 65_000 },
		{ who: 'Nightingale', fee: 2500, raisedBy: 'carys' },
		{ who: 'Dunnock', fee: 2500, route: null },
		{ who: 'Linnet', fee: 3000 }
	]);
	const row = (who: string) => page.getByRole('listitem').filter({ hasText: who });
	await signInAs(page, 'carys');

	await test.step('the queue says why each waits', async () => {
		await page.goto('/northbrook');
		await page.getByRole('link', { name: /1 claim waits for approval past the day promised/ }).click();
		await expect(row('Redwing')).toContainText('£24.80, of it £4.80 expenses');
		await expect(row('Swift')).toHaveCount(0);
		await page.getByRole('link', { name: 'All that wait' }).click();
		await expect(row('Nightingale')).toContainText('You raised it, so somebody else approves it');
		await expect(row('Nightingale').getByRole('checkbox')).toHaveCount(0);
		await expect(row('Dunnock')).toContainText('has not said how they want to be paid');
	});

	await test.step('two together: each with its sum, one total, one press, an answer for each', async () => {
		await row('Redwing').getByRole('checkbox').check();
		await row('Swift').getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Look at the ticked ones together' }).click();
		await expect(page.getByText('2 claims, £79.80 in all.')).toBeVisible();
		await page.getByRole('button', { name: 'Approve all 2, £79.80' }).click();
		await expect(page.getByRole('status')).toContainText('2 of 2 claims are approved by you');
		await expect(row('Redwing').getByText('Approved', { exact: true })).toBeVisible();
		await page.reload();
		await expect(page.getByRole('button', { name: /^Approve/ })).toHaveCount(0);
	});

	await test.step('over £500 one person is not enough', async () => {
		await page.goto(QUEUE);
		await expect(row('Swift')).toHaveCount(0);
		await row('Wren').getByRole('link').click();
		await page.getByRole('button', { name: 'Approve £650.00' }).click();
		await expect(page.getByRole('status')).toContainText('once a second person has approved it too');
		await expect(row('Wren')).toContainText('You approved it; a second person is needed');
	});

	await test.step('one is given back with a note, and an empty note is said', async () => {
		await row('Linnet').getByRole('link').click();
		await page.getByText('Give it back with a note').click();
		await page.getByRole('button', { name: 'Give it back' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Say what should be looked at again');
		await page.getByLabel('What should they look at again?').fill('Which day was it?');
		await page.getByRole('button', { name: 'Give it back' }).click();
		await expect(page.getByRole('status')).toContainText('Given back with your note');
		await expect(row('Linnet')).toHaveCount(0);
	});

	await test.step('Marcus finds it on his first page, and approves it too', async () => {
		await signInAs(page, 'marcus');
		await page.goto('/northbrook');
		await page.getByRole('link', { name: /claims wait for approval$/ }).click();
		await page.getByRole('link', { name: 'For a second person' }).click();
		await row('Wren').getByRole('link').click();
		await expect(page.getByText('Carys approved it')).toBeVisible();
		await page.getByRole('button', { name: 'Approve £650.00' }).click();
		await expect(page.getByRole('status')).toContainText('It is paid in the way they chose');
		await expect(row('Wren')).toHaveCount(0);
	});

	await test.step('nobody else reads the queue', async () => {
		for (const who of ['dev', 'grace', 'amina'] as const) {
			await signInAs(page, who);
			expect((await page.goto(QUEUE))?.status()).toBe(404);
		}
	});
});
