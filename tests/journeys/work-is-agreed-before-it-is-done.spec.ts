// Work for one person is agreed before it is done: Joy offers, Amina says yes, and what she is owed opens as she agreed to it (R53).
import { randomUUID } from 'node:crypto';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test('Amina agrees to read a letter, and is owed what was offered', { tag: '@nojs' }, async ({ page }) => {
	test.slow();
	const what = `Read letter ${randomUUID().slice(0, 8)}`;
	const entry = page.getByRole('listitem').filter({ hasText: what });

	await test.step('Joy offers it, with the time around it', async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/claims');
		await page.getByRole('link', { name: 'Work you agree with people' }).click();
		await page.getByRole('link', { name: 'Offer work to somebody' }).click();
		await page.getByLabel('What is it?').fill(what);
		await page.getByRole('button', { name: 'Offer it' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter a sum');
		await expect(page.getByLabel('What is it?')).toHaveValue(what);
		await page.getByLabel('Who do you ask?').selectOption({ label: 'Amina' });
		await page.getByLabel('For which programme?').selectOption('00000000-0000-4000-c000-000000000001');
		await page.getByLabel('The work itself, in minutes').fill('150');
		await page.getByLabel('Preparing, in minutes').fill('30');
		await page.getByLabel('What is paid for all of it, in pounds').fill('20');
		const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10).split('-');
		await page.getByLabel('Day', { exact: true }).fill(soon[2] ?? '');
		await page.getByLabel('Month', { exact: true }).fill(soon[1] ?? '');
		await page.getByLabel('Year', { exact: true }).fill(soon[0] ?? '');
		await page.getByRole('button', { name: 'Offer it' }).click();
		await expect(page.getByRole('status')).toContainText('It is offered');
		await expect(entry).toContainText('£6.67 an hour');
	});

	await test.step('Amina reads all of it and agrees', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my/claims');
		await page.getByRole('link', { name: 'Work you are asked to do' }).click();
		await expect(entry).toContainText(
			'£20.00 for 3 hours: 2 hours 30 minutes itself, 30 minutes to prepare.'
		);
		await entry.getByRole('button', { name: /I agree/ }).click();
		await expect(page.getByRole('status')).toContainText('You agreed');
	});

	await test.step('Joy says that it is done, and it is on what Amina is owed', async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/claims/tasks');
		await entry.getByText('It is done', { exact: true }).first().click();
		await entry.getByRole('button', { name: 'It is done' }).click();
		await expect(page.getByRole('status')).toContainText('It is done');
		await signInAs(page, 'amina');
		await page.goto('/my/claims');
		await entry.getByRole('link').first().click();
		await expect(page.getByText('£20.00 was offered.')).toBeVisible();
		await expect(page.getByText('2 hours 30 minutes, 30 minutes to prepare')).toBeVisible();
	});
});
