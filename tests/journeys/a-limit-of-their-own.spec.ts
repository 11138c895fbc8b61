// A limit that somebody set for themselves: what would cross it waits for them, they say what is to be done, and it goes on. Whoever
// pays reads that it waits for the person, and not why (R57).
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';
import { canMakeClaims, claimsThatWait } from '../support/waiting-claims.ts';

// All of it is plain forms.
test.use({ javaScriptEnabled: false });

const PAY = '/northbrook/payments';

/** Types a day so many days from now into the boxes of a DateInput. */
async function day(page: Page, legend: string, fromNow: number) {
	const iso = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(
		Date.now() + fromNow * 86_400_000
	);
	const [y = '', m = '', d = ''] = iso.split('-');
	const box = page.getByRole('group', { name: legend });
	await box.getByLabel('Day').fill(d);
	await box.getByLabel('Month').fill(m);
	await box.getByLabel('Year').fill(y);
}

const one = (page: Page, sum: string) => page.getByRole('link', { name: new RegExp(`^${sum},`) });
async function opens(page: Page, sum: string) {
	await page.goto('/my/payments');
	await one(page, sum).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(sum);
}

/** How many payments wait for her: by a run, or by the clock within a minute. */
const waiting = (page: Page, n: number) =>
	expect(async () => {
		await page.goto('/my/payments');
		await expect(page.getByText('Waits for you', { exact: true })).toHaveCount(n, { timeout: 500 });
	}).toPass({ timeout: 90_000, intervals: [3000] });

test('What would take Amina over her own limit waits for her, and goes on as she says @alone', async ({
	page
}) => {
	test.skip(!canMakeClaims(), 'the claims are made in the database');
	test.setTimeout(300_000);
	await claimsThatWait(
		[5500, 5100, 4500, 4100, 3500].map((fee) => ({
			who: 'Amina',
			knownTo: 'rooted-voices' as const,
			fee,
			route: 'cash',
			// The one of £51 is the longest promised, so it is the first to be handed over.
			daysAgo: fee === 5100 ? 9 : 3
		}))
	);

	await test.step('she sets a limit for a week; a sum that is none is said, and what she typed stays', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my/payments');
		await page.getByRole('link', { name: 'Your own limits for a week or a month' }).click();
		await page.getByLabel('Most in a week').fill('thirty');
		await page.getByRole('button', { name: 'Keep my limits' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter a sum up to £10,000');
		await expect(page.getByLabel('Most in a week')).toHaveValue('thirty');
		await page.getByLabel('Most in a week').fill('30');
		await page.getByRole('button', { name: 'Keep my limits' }).click();
		await expect(page.getByRole('status')).toContainText('Kept');
	});

	await test.step('Carys approves all five', async () => {
		await signInAs(page, 'carys');
		await page.goto(`${PAY}/claims`);
		for (const box of await page
			.getByRole('listitem')
			.filter({ hasText: 'Amina' })
			.getByRole('checkbox')
			.all())
			await box.check();
		await page.getByRole('button', { name: 'Look at the ticked ones together' }).click();
		await page.getByRole('button', { name: 'Approve all 5, £227.00' }).click();
		await expect(page.getByRole('status')).toContainText('5 of 5 claims are approved by you');
	});

	await test.step('Amina finds all five waiting for her, as more than she wants in a week', async () => {
		await signInAs(page, 'amina');
		await waiting(page, 5);
		await opens(page, '£55.00');
		await expect(page.getByText('it does not go out before you say')).toBeVisible();
	});

	await test.step('Carys reads that they wait for the person, and on no page why', async () => {
		await signInAs(page, 'carys');
		for (const path of [`${PAY}/runs`, PAY, `${PAY}/sent`]) {
			await page.goto(path);
			await expect(page.getByRole('main')).not.toContainText(/own limit|limit (they|she) set/i);
		}
		await expect(page.getByText('Waits for the person who is paid').first()).toBeVisible();
		const hers = page.locator('main li, main tr').filter({ hasText: 'Waits for the person who is paid' });
		await hers.first().getByRole('link', { name: /^TL-/ }).click();
		await expect(page.getByRole('main')).toContainText('Waits for the person who is paid');
		await expect(page.getByRole('main')).not.toContainText(/limit/i);
	});

	await test.step('Amina splits one: parts that do not come to the whole are said', async () => {
		await signInAs(page, 'amina');
		await opens(page, '£55.00');
		await page.getByText('Split it over two days').click();
		await page.getByLabel('First part, in pounds').fill('60');
		await day(page, 'The first part, not before', 0);
		await day(page, 'The rest, not before', 21);
		await page.getByRole('button', { name: 'Split it' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toBeVisible();
		await expect(page.getByLabel('First part, in pounds')).toHaveValue('60');
		await page.getByLabel('First part, in pounds').fill('20');
		await page.getByRole('button', { name: 'Split it' }).click();
		await expect(page.getByRole('status')).toContainText('paid in two parts');
		await expect(one(page, '£20.00')).toBeVisible();
		await expect(one(page, '£35.00')).toHaveCount(2);
	});

	await test.step('one is paid anyway, one on another day', async () => {
		await opens(page, '£51.00');
		await page.getByRole('button', { name: 'Pay it anyway' }).click();
		await expect(page.getByRole('status')).toContainText('over your limit');
		await opens(page, '£45.00');
		await page.getByText('Choose another day').click();
		await page.getByRole('button', { name: 'Pay it then' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Enter the day');
		await day(page, 'Not paid before', 14);
		await page.getByRole('button', { name: 'Pay it then' }).click();
		await expect(page.getByRole('status')).toContainText('paid on the day you chose');
	});

	await test.step('of one she takes less, and one she gives up; nobody asks why', async () => {
		await opens(page, '£41.00');
		await expect(page.getByLabel(/reason|why/i)).toHaveCount(0);
		await page.getByText('Take less', { exact: true }).first().click();
		await page.getByLabel('What you want for taking part').fill('41');
		await page.getByRole('button', { name: 'Take less' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Enter less than the fee');
		await page.getByLabel('What you want for taking part').fill('8');
		await page.getByRole('button', { name: 'Take less' }).click();
		await expect(page.getByRole('status')).toContainText('changed to what you want');
		await page.goto('/my/payments');
		await page
			.getByRole('listitem')
			.filter({ hasText: 'Waits for you' })
			.getByRole('link', { name: /^£35\.00/ })
			.click();
		await page.getByText('Give it up', { exact: true }).first().click();
		await page.getByRole('button', { name: 'Give it up' }).click();
		await expect(page.getByRole('status')).toContainText('Nothing of it is paid');
		await expect(page.getByText('Waits for you', { exact: true })).toHaveCount(0);
	});

	await test.step('it goes on: £51 as she said; £20 and £8 wait, since the week is full', async () => {
		await signInAs(page, 'carys');
		await page.goto(`${PAY}/runs`);
		await page.getByRole('radio', { name: /Cash through Rooted Voices/ }).check();
		await page.getByRole('button', { name: 'Hand over' }).click();
		await expect(page.getByRole('status')).toContainText('Handed over');
		await expect(page.getByRole('main')).toContainText('£51.00');
		await signInAs(page, 'amina');
		await waiting(page, 2);
		await opens(page, '£20.00');
		await expect(page.getByText('If you do nothing, it goes out by itself once it fits: from')).toBeVisible();
	});

	await test.step('with no limit any more both go on by themselves', async () => {
		await page.goto('/my/pay/limits');
		await page.getByLabel('Most in a week').fill('');
		await page.getByRole('button', { name: 'Keep my limits' }).click();
		await waiting(page, 0);
	});
});
