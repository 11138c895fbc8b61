// Two people code what young people in London said, apart from each other, with two disagreements; they read how far they
// agree, and settle where they do not. Nothing of what was said is written here.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { sharedData } from '../support/shared-data.ts';
import { expect, test } from '../support/test.ts';

const london = sharedData('london-youth-policing');
test.skip(!london, 'the London data is not there');

// Of ten statements both put the code to the first four, each of them once alone, and neither to the last four. They do the
// same 8 times in 10; each puts it to half, so that chance would give 5 in 10: kappa is (0.8 - 0.5) / (1 - 0.5).
const GRACE = [0, 1, 2, 3, 4];
const FATIMA = [0, 1, 2, 3, 5];
const KAPPA = '0.60';

test('two coders code the London import, measure how far they agree, and settle the rest @alone', async ({
	page
}) => {
	test.slow();
	const slug = `coded-${Date.now()}`;
	const code = `Trust ${slug}`;
	await signInAs(page, 'grace');

	await test.step('Grace brings the conversation in and writes a code', async () => {
		await page.goto('/northbrook/programmes/new');
		await page.locator('[name=title]').fill(`Coding ${slug}`);
		await page.locator('[name=slug]').fill(slug);
		await page.getByRole('button').last().click();
		await page.goto('/northbrook/imports/new/polis');
		await page.getByLabel('Programme').selectOption({ label: `Coding ${slug}` });
		for (const name of ['comments.csv', 'votes.csv', 'summary.csv'])
			await page.locator(`[name="${name}"]`).setInputFiles(join(london ?? '', name));
		await page.getByLabel('Language of the statements').selectOption('en');
		await page.getByRole('button', { name: 'Look at the files' }).click();
		await page.getByLabel('The wording or licence').fill('CC BY 4.0, The Computational Democracy Project');
		await page.getByRole('button', { name: 'Bring in 39 contributions and 638 votes' }).click();
		await expect(page.getByText('Every word is as it was in the file.')).toBeVisible({ timeout: 30_000 });

		await page.goto(`/northbrook/codes/new?programme=${slug}`);
		await page.getByLabel('Name').fill(code);
		await page.getByRole('button').last().click();
	});

	const round = await test.step('she begins a round of ten for Fatima and herself', async () => {
		await page.goto(`/northbrook/coding/rounds/new?programme=${slug}`);
		await page.getByLabel('What do you call this round?').fill(`First reading ${slug}`);
		await page.getByLabel('Grace (you)').check();
		await page.getByLabel('Fatima').check();
		await page.getByLabel('What was said in one consultation').check();
		await page.getByLabel('Which consultation?').selectOption({ index: 1 });
		await page.getByLabel('How many contributions at most?').fill('10');
		await page.getByRole('button', { name: 'Begin the round' }).click();
		await expect(page.getByText('0 of 10 read by everybody. You have 10 left.')).toBeVisible();
		return new URL(page.url()).pathname;
	});

	await test.step('done too soon is undone, as long as the other is not done either', async () => {
		await page.getByRole('button', { name: 'Read the next one' }).click();
		await page.getByRole('button', { name: 'Done with this one' }).click();
		await page.getByRole('link', { name: 'Back to the words before these' }).click();
		await page.getByRole('button', { name: 'Not done yet after all' }).click();
		await expect(page.getByText('These words are yours to read again.')).toBeVisible();
		await expect(page.getByText('You have 10 left, with this one.')).toBeVisible();
	});

	await test.step('each of them codes the ten apart', async () => {
		await codeTen(page, round, code, GRACE);
		await expect(page.getByText('You have read them all.').first()).toBeVisible();
		await signInAs(page, 'fatima');
		await codeTen(page, round, code, FATIMA, async () => {
			// What Grace put is nowhere on the page until Fatima is done with these words too.
			await expect(page.getByText('by Grace')).toHaveCount(0);
			await expect(page.getByText('What others put is shown when everybody')).toBeVisible();
		});
		await expect(page.getByText('10 of 10 read by everybody.').first()).toBeVisible();
	});

	await test.step('they read how far they agree, with a warning that ten are few', async () => {
		await page.goto(`${round}/agreement`);
		await expect(figure(page, 'You did the same')).toHaveText('80%');
		await expect(figure(page, "Cohen's kappa")).toHaveText(KAPPA);
		await expect(page.getByRole('row', { name: code })).toContainText(KAPPA);
		await expect(page.getByText('Few were read by all of you')).toBeVisible();
	});

	await test.step('they settle both, and one is taken back and settled anew', async () => {
		await page.goto(round);
		await expect(page.getByText('2 to settle, 0 settled')).toBeVisible();
		await page.getByRole('link', { name: 'Where you differ' }).click();
		await settle(page, 'It fits', '');
		await expect(page.getByRole('alert')).toContainText('Write the reason');
		await expect(page.getByLabel('It fits')).toBeChecked();
		await settle(page, 'It fits', 'It is about whether they can rely on somebody.');
		await settle(page, 'It does not fit', 'It is about how many there are.');
		await expect(page.getByText('There is nothing to settle')).toBeVisible();
		await page.getByRole('link', { name: 'Settled', exact: true }).click();
		await expect(page.getByText('settled by Fatima')).toHaveCount(2);
		await page.getByRole('button', { name: 'Take this back' }).first().click();
		await settle(page, 'It does not fit', 'On a second reading it is about something else.');
	});

	await test.step('what they agreed stands, and the figures are as they first were', async () => {
		await page.goto(`${round}/agreement`);
		await expect(figure(page, "Cohen's kappa")).toHaveText(KAPPA);
		await signInAs(page, 'grace');
		await page.goto(round);
		await expect(page.getByText('0 to settle, 2 settled')).toBeVisible();
	});
});

/** Reads the ten of a round in their order, and puts the code to the whole of some of them. */
async function codeTen(page: Page, round: string, code: string, some: number[], look = async () => {}) {
	await page.goto(round);
	await page.getByRole('button', { name: 'Read the next one' }).click();
	for (let nth = 0; nth < 10; nth += 1) {
		await look();
		if (some.includes(nth)) {
			await page.getByRole('button', { name: 'Tick sentences instead' }).click();
			for (const sentence of await page.locator('[name=sentences]').all()) await sentence.check();
			await page.getByLabel(code).check();
			await page.getByRole('button', { name: 'Put these codes' }).click();
			await expect(page.getByRole('status').first()).toContainText('Put to the words you chose');
		}
		await page.getByRole('button', { name: 'Done with this one' }).click();
	}
}

/** What stands beside this among the figures of all codes together. */
const figure = (page: Page, name: string) =>
	page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd');

async function settle(page: Page, what: string, why: string) {
	await page.getByLabel(what, { exact: true }).check();
	await page.getByLabel('Why?').fill(why);
	await page.getByRole('button', { name: 'Settle it' }).click();
}
