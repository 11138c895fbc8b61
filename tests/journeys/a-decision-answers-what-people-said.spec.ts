import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs } from '../support/personas';
import { anAgreedInsight } from '../support/spine';
import { considerEquality } from '../support/equality.ts';

async function day(page: Page, legend: string | RegExp, [date, month, year]: [string, string, string]) {
	const group = page.getByRole('group', { name: legend });
	await group.getByLabel('Day').fill(date);
	await group.getByLabel('Month').fill(month);
	await group.getByLabel('Year').fill(year);
}

const ANSWERS = [
	{ name: 'Carers', kind: 'Adopted', reason: '', tag: 'Adopted' },
	{ name: 'Wards', kind: 'Adopted in part', reason: 'First on six wards', tag: 'Adopted in part' },
	{ name: 'Nights', kind: 'Not adopted', reason: 'There are no staff at night', tag: 'Not adopted' },
	{
		name: 'Breaks',
		kind: 'Passed to someone else',
		reason: 'The council pays for breaks',
		tag: 'Passed to someone else'
	}
];

test('a decision answers four insights, is refused until complete, and its action is done @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	for (const { name } of ANSWERS) await anAgreedInsight(page, `${name} ${mark}`);
	const status = page.getByRole('status');

	await page.goto('/northbrook/decisions?programme=pcref');
	await page.getByRole('link', { name: 'Propose a decision' }).click();
	await page.getByLabel('Title').fill(`Ask carers first ${mark}`);
	await page.getByLabel('What is to be decided?').fill('Carers are asked before the plan is written.');
	for (const { name } of ANSWERS) await page.getByLabel(`${name} ${mark}`).check();
	await page.getByRole('button', { name: 'Propose this' }).click();
	await expect(status).toContainText('Proposed');
	const here = new URL(page.url()).pathname;

	await test.step('what is missing is named, and it cannot be made', async () => {
		for (const lack of [
			'Which body decided',
			'A named person who answers for it',
			'An answer to each insight'
		]) {
			await expect(page.getByRole('link', { name: lack })).toBeVisible();
		}
		await signInAs(page, 'marcus');
		await page.goto(here);
		await expect(page.getByText('It cannot be made before all of this is there.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Make this decision' })).toHaveCount(0);
	});

	await signInAs(page, 'grace');
	await test.step('each insight gets its answer, with a reason for all but adopted', async () => {
		for (const { name, kind, reason, tag } of ANSWERS) {
			await page.goto(here);
			const row = page.getByRole('listitem').filter({ hasText: `${name} ${mark}` });
			await row.getByRole('link', { name: 'Say what it means' }).click();
			await page.getByLabel(kind, { exact: true }).check();
			if (reason) {
				await page.getByRole('button', { name: 'Keep this' }).click();
				await expect(page.getByRole('alert')).toContainText('Give the reason in plain words');
				await expect(page.getByLabel(kind, { exact: true })).toBeChecked();
				await page.getByLabel('The reason, in plain words').fill(reason);
			}
			if (name === 'Breaks') await page.getByLabel('to whom?').fill('Northbrook Council');
			await page.getByRole('button', { name: 'Keep this' }).click();
			await expect(row).toContainText(tag);
		}
	});

	await test.step('equality is considered before the decision, and an early day says what it will say', async () => {
		await page.getByRole('link', { name: 'Write the text, the day' }).click();
		await page.getByLabel('Which body decided?').fill('Quality Committee');
		await page.getByLabel('Who answers for it?').selectOption({ label: 'Marcus, decision owner' });
		await day(page, 'On which day was it decided?', ['9', '3', '2026']);
		await page.getByRole('button', { name: 'Keep this' }).click();
		await page.getByRole('link', { name: 'Write down what is known for equality' }).click();
		await page.getByLabel('What is known of its effect').fill('We looked at who cares for whom.');
		await day(page, 'On which day?', ['10', '3', '2026']);
		await page.getByRole('button', { name: 'Keep this and go on' }).click();
		await expect(page.getByRole('alert')).toContainText('Equality has to be considered before the decision');
		await expect(page.getByLabel('What is known of its effect')).toHaveValue(
			'We looked at who cares for whom.'
		);
		await considerEquality(page, here, ['2', '3', '2026']);
		await expect(
			page.getByText(/This was decided on 9 March.*, before the listening ended on .* It will say so\./)
		).toBeVisible();
		await expect(page.getByText('Marcus can make this decision.')).toBeVisible();
	});

	await test.step('Marcus makes it', async () => {
		await signInAs(page, 'marcus');
		await page.goto(here);
		await page.getByRole('button', { name: 'Make this decision' }).click();
		await expect(status).toContainText('Made and published');
		await expect(page.getByText('0 of 4 contributions have been told')).toBeVisible();
	});

	await test.step('an action gets a name and a day, progress, and is done', async () => {
		await page.getByRole('link', { name: 'Add something that will be done' }).click();
		await page.getByLabel('What will be done').fill(`Ring every carer ${mark}`);
		await page.getByLabel('Who will see that it is done?').selectOption({ label: 'Marcus, decision owner' });
		await day(page, 'By which day?', ['31', '2', '2027']);
		await page.getByRole('button', { name: 'Add this' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter the day it will be done by');
		await day(page, 'By which day?', ['28', '2', '2027']);
		await page.getByRole('button', { name: 'Add this' }).click();
		await expect(page.getByText('Marcus will do this by 28 February 2027.')).toBeVisible();

		await page.goto('/northbrook/actions');
		const mine = page.getByRole('region', { name: 'By you' });
		await mine.getByRole('link', { name: `Ring every carer ${mark}` }).click();
		await page.getByLabel('What has happened so far?').fill('Six of nine wards');
		await page.getByRole('button', { name: 'Write down progress' }).click();
		await expect(page.getByText('Six of nine wards')).toBeVisible();
		await page.getByLabel('What has happened so far?').fill('All nine wards ring first');
		await page.getByRole('button', { name: 'It is done' }).click();
		await expect(status).toContainText('Done. Everyone can read what changed.');
		await page.goto(here);
		await expect(page.getByText(/Decision \d+ · Done/)).toBeVisible();
	});

	await test.step('it is corrected in the open: both versions are there', async () => {
		await page.getByRole('button', { name: 'Correct it' }).click();
		await expect(page.getByText(/^\s*It corrects/)).toBeVisible();
		await page.getByRole('button', { name: 'Make this decision' }).click();
		await expect(status).toContainText('Made and published');
		await page.goto(here);
		await expect(page.getByText('A later version stands')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Correct it' })).toHaveCount(0);
	});
});

test('a decision taken back leaves its insights waiting, and everyone can read why', async ({ page }) => {
	const mark = crypto.randomUUID().slice(0, 8);
	const insight = await anAgreedInsight(page, `Asked ${mark}`);
	await page.goto('/northbrook/decisions/new');
	await page.getByLabel('Title').fill(`Ask ${mark}`);
	await page.getByLabel('What is to be decided?').fill('Ask first.');
	await page.getByLabel(`Asked ${mark}`).check();
	await page.getByRole('button', { name: 'Propose this' }).click();
	const here = new URL(page.url()).pathname;
	await page.getByRole('link', { name: 'Say what it means' }).click();
	await page.getByLabel('Adopted', { exact: true }).check();
	await page.getByRole('button', { name: 'Keep this' }).click();
	await page.getByRole('link', { name: 'Write the text, the day' }).click();
	await page.getByLabel('Which body decided?').fill('Board');
	await page.getByLabel('Who answers for it?').selectOption({ label: 'Marcus, decision owner' });
	await day(page, 'On which day was it decided?', ['9', '3', '2026']);
	await page.getByRole('button', { name: 'Keep this' }).click();
	await considerEquality(page, here, ['2', '3', '2026']);

	await signInAs(page, 'marcus');
	await page.goto(here);
	await page.getByRole('button', { name: 'Make this decision' }).click();
	await page.getByRole('link', { name: 'Take it back' }).click();
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByRole('alert')).toContainText('Give the reason in plain words');
	await page.getByLabel('Why is it taken back?').fill('The money went elsewhere');
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByText('The money went elsewhere')).toBeVisible();
	await page.goto(`/northbrook/insights/${insight}`);
	await expect(page.getByText('The trust owes an answer by')).toBeVisible();
});
