// Finance sets what a programme may spend, moves money between years, and lets somebody else approve up to a sum.
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

/** Types a day into the boxes of a DateInput. */
async function day(page: Page, legend: string, [d, m, y]: [string, string, string]) {
	const box = page.getByRole('group', { name: legend });
	await box.getByLabel('Day').fill(d);
	await box.getByLabel('Month').fill(m);
	await box.getByLabel('Year').fill(y);
}

async function setBudget(page: Page, year: number, pounds: string) {
	await page.goto('/northbrook/payments/budgets/new');
	await page.getByLabel('Programme').selectOption({ label: 'Race equality plan (PCREF) 2026-27' });
	await day(page, 'First day', ['1', '4', String(year)]);
	await day(page, 'Last day', ['31', '3', String(year + 1)]);
	await page.getByLabel('How much, in pounds').fill(pounds);
	await page.getByLabel('Where does this sum come from?').fill('The plan for the year');
	await page.getByRole('button', { name: 'Set the budget' }).click();
}

test('Carys sets two budgets and moves money between them @alone', async ({ page }) => {
	await signInAs(page, 'carys');
	await page.goto('/northbrook/payments/budgets');
	await page
		.getByRole('link', { name: 'Set a budget' })
		.or(page.getByRole('button', { name: 'Set a budget' }))
		.click();

	await test.step('nothing typed is lost when something is missing', async () => {
		await page.getByLabel('How much, in pounds').fill('five hundred');
		await page.getByRole('button', { name: 'Set the budget' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Enter a sum in pounds');
		await expect(page.getByLabel('How much, in pounds')).toHaveValue('five hundred');
	});

	await test.step('two years have a budget each, and no day has two', async () => {
		await setBudget(page, 2041, '100');
		await expect(page.getByRole('status')).toContainText('Set.');
		await setBudget(page, 2040, '500');
		await expect(page.getByRole('status')).toContainText('Set.');
		await setBudget(page, 2040, '500');
		await expect(page.locator('.nhsuk-error-summary')).toContainText('has a budget for some of these days');
	});

	await test.step('money moves only as far as there is some, and is written down on both sides', async () => {
		await page.goto('/northbrook/payments/budgets');
		await page.getByRole('listitem').filter({ hasText: '1 April 2040' }).getByRole('link').click();
		await page.getByText('Move money into another budget').click();
		await page
			.getByLabel('Into which budget')
			.selectOption({ label: 'Race equality plan (PCREF) 2026-27, 1 April 2041 to 31 March 2042' });
		await page.getByLabel('How much, in pounds', { exact: true }).fill('501');
		await page.getByLabel('Why does it move?').fill('More people next year');
		await page.getByRole('button', { name: 'Move the money' }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Only £500.00 is left');
		await page.getByLabel('How much, in pounds', { exact: true }).fill('150');
		await page.getByRole('button', { name: 'Move the money' }).click();
		await expect(page.getByRole('status')).toContainText('written down on both sides');
		await expect(page.getByRole('listitem').filter({ hasText: 'Moved out £150.00' })).toContainText(
			'More people next year'
		);
		await page.goto('/northbrook/payments/budgets');
		await page.getByRole('listitem').filter({ hasText: '1 April 2041' }).getByRole('link').click();
		await expect(page.getByRole('listitem').filter({ hasText: 'Moved in £150.00' })).toBeVisible();
	});

	await test.step('Grace reads them and changes nothing; Fatima has no such page', async () => {
		const here = page.url();
		await signInAs(page, 'grace');
		await page.goto(here);
		await expect(page.getByText('Moved in £150.00')).toBeVisible();
		await expect(page.getByText('Raise or lower it')).toHaveCount(0);
		await signInAs(page, 'fatima');
		expect((await page.goto(here))?.status()).toBe(403);
	});
});

test('Carys lets Fatima approve up to a sum, and ends it @alone', async ({ page }) => {
	await signInAs(page, 'fatima');
	expect((await page.goto('/northbrook/payments/claims'))?.status()).toBe(404);

	await signInAs(page, 'carys');
	await page.goto('/northbrook/payments/claims');
	await page.getByRole('link', { name: 'Who may approve' }).click();
	await page.getByLabel('Who', { exact: true }).selectOption({ label: 'Fatima' });
	await page.getByLabel('Up to how much, in pounds').fill('5,000');
	await page.getByRole('button', { name: 'Give this limit' }).click();
	await expect(page.locator('.nhsuk-error-summary')).toContainText('between £1 and £2,000.00');
	await page.getByLabel('Up to how much, in pounds').fill('75.50');
	await page.getByRole('button', { name: 'Give this limit' }).click();
	await expect(page.getByRole('status')).toContainText('Given');

	await signInAs(page, 'fatima');
	await page.goto('/northbrook/payments/claims');
	await expect(page.getByText('You may approve up to £75.50')).toBeVisible();

	await signInAs(page, 'carys');
	await page.goto('/northbrook/payments/limits');
	await page
		.getByRole('listitem')
		.filter({ hasText: 'Fatima: up to £75.50' })
		.getByRole('button', { name: /^End it/ })
		.click();
	await expect(page.getByRole('status')).toContainText('Ended');
	await signInAs(page, 'fatima');
	expect((await page.goto('/northbrook/payments/claims'))?.status()).toBe(404);
});

test('whoever signs in again before an act with money is back where they were @nojs', async ({ page }) => {
	await signInAs(page, 'carys');
	await page.goto('/sign-in/again?next=/northbrook/payments/limits');
	await page.getByLabel('Or use your password').fill('not this one');
	await page.getByRole('button', { name: 'Sign in again' }).click();
	await expect(page.locator('.nhsuk-error-summary')).toContainText('not right');
	await page.getByLabel('Or use your password').fill('throughline-cast');
	await page.getByRole('button', { name: 'Sign in again' }).click();
	await expect(page).toHaveURL(/\/northbrook\/payments\/limits$/);
	await page.goto('/sign-in/again?next=https://elsewhere.example/');
	await page.getByRole('button', { name: 'Email me a code' }).click();
	await expect(page).toHaveURL(/\/sign-in\/code$/);
});
