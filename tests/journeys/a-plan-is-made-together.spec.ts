import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas';
import { anAgreedInsight } from '../support/spine';
import { expect, test } from '../support/test';

async function day(page: Page, legend: string | RegExp, [date, month, year]: [string, string, string]) {
	const group = page.getByRole('group', { name: legend });
	await group.getByLabel('Day').fill(date);
	await group.getByLabel('Month').fill(month);
	await group.getByLabel('Year').fill(year);
}

test('a promise is made together, approved, published, changed in the open and reviewed @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const status = page.getByRole('status');
	const insight = await anAgreedInsight(page, `Carers are asked last ${mark}`);

	await test.step('Grace puts it in the plan from what people said', async () => {
		await page.goto(`/northbrook/insights/${insight}`);
		await page.getByRole('link', { name: 'Put it in the plan' }).click();
		await page.getByRole('button', { name: 'Put it in the plan' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose the area it shows under');
		await page.getByLabel('Title').fill(`Carers are asked first ${mark}`);
		await page.getByLabel('What will be done?').fill('Each ward rings the carer first.');
		await page.getByLabel('How will anybody know that it worked?').fill('Eight in ten carers say so.');
		await page.getByLabel('Patient and carer feedback').check();
		await page.getByLabel('Feedback mechanisms').check();
		await page.getByLabel('Who answers for it?').selectOption({ label: 'Marcus, decision owner' });
		await page.getByLabel('Rooted Voices CIC').check();
		await day(page, 'From which day?', ['5', '1', '2026']);
		await day(page, 'By which day?', ['31', '3', '2027']);
		await page.getByRole('button', { name: 'Put it in the plan' }).click();
		await expect(status).toContainText('as a draft');
		await expect(page.getByRole('link', { name: `Carers are asked last ${mark}` })).toBeVisible();
	});
	const here = new URL(page.url()).pathname;
	const id = here.split('/').at(-1)!;
	const anybody = `/northbrook/said-and-done/plan/${id}`;

	await test.step('it is not published before somebody took part and the board approved it', async () => {
		await page.goto(`${here}/publish`);
		await expect(page.getByRole('button', { name: 'Publish it' })).toHaveCount(0);
		await expect(page.getByText('The day the board approved these words')).toBeVisible();
		expect((await page.request.get(anybody)).status()).toBe(404);
	});

	await test.step('its partner reads the draft, and the co-chair notes who took part', async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/plan');
		await page.getByRole('link', { name: `Carers are asked first ${mark}` }).click();
		await expect(page.getByRole('heading', { name: 'The way it came' })).toBeVisible();
		await expect(page.getByRole('link', { name: 'Change it' })).toHaveCount(0);

		await signInAs(page, 'amina');
		await page.goto(here);
		await page.getByRole('link', { name: 'Note who took part' }).click();
		await page.getByLabel('Who took part?').fill('Six carers and two advisors');
		await day(page, 'On which day?', ['2', '2', '2026']);
		await page.getByLabel('What changed because of them?').fill('They are rung, not written to.');
		await page.getByRole('button', { name: 'Note this' }).click();
		await expect(status).toContainText('Noted');
	});

	await test.step('it counts as made together, and Marcus notes the board’s approval', async () => {
		await signInAs(page, 'grace');
		await page.goto(here);
		await page.getByRole('button', { name: 'It was made together' }).click();
		await expect(status).toContainText('The board can approve it');

		await signInAs(page, 'marcus');
		await page.goto(here);
		await page.getByRole('link', { name: 'Note that the board approved it' }).click();
		await page.getByLabel('Which board or committee?').fill('Trust Board');
		await day(page, 'On which day?', ['1', '1', '2040']);
		await page.getByRole('button', { name: 'Note the approval' }).click();
		await expect(page.getByRole('alert')).toContainText('It cannot be in the future');
		await day(page, 'On which day?', ['3', '3', '2026']);
		await page.getByRole('button', { name: 'Note the approval' }).click();
		await expect(status).toContainText('the board approved it');
		await page.getByRole('link', { name: 'Publish it' }).click();
		await page.getByRole('button', { name: 'Publish it' }).click();
		await expect(status).toContainText('Published');
	});

	await test.step('a later day is a new version, with its reason, and the board has not seen it', async () => {
		await page.goto(`${here}/edit`);
		await day(page, 'By which day?', ['30', '9', '2027']);
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('alert')).toContainText('Give the reason for the change');
		await page.getByLabel('Why is it changed?').fill('Two wards are being rebuilt.');
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByText('It has not approved version 2 yet')).toBeVisible();
	});

	await test.step('it is reviewed', async () => {
		await page.getByRole('link', { name: 'Say how it goes' }).click();
		await page.getByLabel('Behind').check();
		await page.getByLabel('What was found?').fill('Six of nine wards ring.');
		await page.getByRole('button', { name: 'Keep this review' }).click();
		await expect(page.getByRole('alert')).toContainText('looked at next');
		const next = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10).split('-');
		await day(page, 'When is it looked at next?', [next[2]!, next[1]!, next[0]!]);
		await page.getByRole('button', { name: 'Keep this review' }).click();
		await expect(page.getByRole('heading', { name: 'Reviewed: behind' })).toBeVisible();
	});

	await test.step('anybody reads all of it: what was said, who made it together, both days, how it goes', async () => {
		await page.context().clearCookies();
		await page.goto(`/northbrook/said-and-done/plan?programme=pcref`);
		await expect(page.getByRole('heading', { name: 'National organisational competencies' })).toBeVisible();
		await page.goto(anybody);
		await expect(page.getByRole('link', { name: `Carers are asked last ${mark}` })).toBeVisible();
		await expect(page.getByText('Six carers and two advisors')).toBeVisible();
		await expect(page.getByText('Two wards are being rebuilt.')).toBeVisible();
		await expect(page.getByText('Six of nine wards ring.')).toBeVisible();
		await expect(page.getByText('5 January 2026 to 30 September 2027')).toBeVisible();
		await expect(page.getByText('No action is joined to it yet.').first()).toBeVisible();
	});
});
