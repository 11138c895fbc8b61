// The whole thread on real words: what young people in London said in a Polis conversation becomes an insight, the
// insight a decision, its author reads what became of it, and takes the words back. Nothing of theirs is written here.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { signInAs, signOut } from '../support/personas.ts';
import { sharedData } from '../support/shared-data.ts';
import { expect, test } from '../support/test.ts';
import { considerEquality } from '../support/equality.ts';

const london = sharedData('london-youth-policing');
test.skip(!london, 'the London data is not there');

const QUOTED = 4;
const INSIGHT = 'Young people want to meet officers they know, in places that are theirs';
const DECISION = 'Named officers visit youth clubs';
const REASON = 'Two wards first, because there are officers for two.';

test('from a past conversation to a decision, and back to the person who said it @alone', async ({
	page
}) => {
	test.slow();
	const said: string[] = [];
	const slug = `london-${Date.now()}`;
	await signInAs(page, 'grace');

	await test.step('Grace brings the conversation in', async () => {
		await page.goto('/northbrook/programmes/new');
		await page.locator('[name=title]').fill(`Listening ${slug}`);
		await page.locator('[name=slug]').fill(slug);
		await page.getByRole('button').last().click();
		await page.goto('/northbrook/imports/new/polis');
		await page.getByLabel('Programme').selectOption({ label: `Listening ${slug}` });
		for (const name of ['comments.csv', 'votes.csv', 'summary.csv'])
			await page.locator(`[name="${name}"]`).setInputFiles(join(london ?? '', name));
		await page.getByLabel('Language of the statements').selectOption('en');
		await page.getByRole('button', { name: 'Look at the files' }).click();
		await page.getByLabel('Show my words on this website').check();
		await page.getByLabel('Show my words to the board').check();
		await page.getByLabel('The wording or licence').fill('CC BY 4.0, The Computational Democracy Project');
		await page.getByRole('button', { name: 'Bring in 39 contributions and 638 votes' }).click();
		await expect(page.getByText('Every word is as it was in the file.')).toBeVisible({ timeout: 30_000 });
	});

	let insight = '';
	await test.step('she writes an insight that rests on four statements', async () => {
		await page.goto(`/northbrook/insights/new?programme=${slug}`);
		const programme = page.getByLabel('Programme', { exact: true });
		if (await programme.count()) await programme.selectOption({ label: `Listening ${slug}` });
		await page.getByLabel('What did you understand?').fill(INSIGHT);
		await page.getByRole('button', { name: 'Write it and choose quotes' }).click();
		insight = new URL(page.url()).pathname;
		for (let nth = 0; said.length < QUOTED; nth++) {
			const statement = page.getByRole('article').nth(nth);
			const words = await statement
				.locator('label', { has: page.getByRole('checkbox') })
				.first()
				.innerText();
			// A short one may stand inside another, and then nobody could tell that it is gone.
			if (words.length < 60) continue;
			for (const sentence of await statement.getByRole('checkbox').all()) await sentence.check();
			await statement.getByRole('button', { name: 'Quote these words' }).click();
			await expect(page.getByRole('status')).toContainText('Added');
			said.push(words.trim());
		}
	});
	const words = said[0] ?? '';
	const asked = (words.match(/[a-z]{4,}/gi) ?? []).slice(0, 6).join(' ');

	const code = await test.step('Fatima prints the receipt of one author', async () => {
		await signInAs(page, 'fatima');
		await page.goto(insight);
		await page.getByLabel('Look for words').fill(asked);
		await page.getByRole('button', { name: 'Look', exact: true }).click();
		await expect(page).toHaveURL(/view=/);
		const contribution = await page.locator('article').first().getAttribute('id');
		await page.goto(`/northbrook/contributions/${contribution?.slice(2)}`);
		await page.getByRole('button', { name: 'Print a new receipt' }).click();
		return page.locator('.tl-code').innerText();
	});

	await test.step('the people it rests on are asked, and the author says by receipt that it is right', async () => {
		await page.goto(insight);
		await page.getByRole('button', { name: 'Ask the people it rests on' }).click();
		await signOut(page);
		await follow(page, code);
		await page.getByRole('link', { name: 'Say if this is right' }).first().click();
		await page.getByLabel('It is right', { exact: true }).check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
	});

	await test.step('Grace agrees it and proposes a decision; Marcus makes it', async () => {
		await signInAs(page, 'grace');
		await page.goto(insight);
		await page.getByRole('button', { name: 'Sign it: I ran this check' }).click();
		await page.getByRole('button', { name: 'Agree and publish' }).click();
		await decide(page, slug);
	});

	const [publicInsight, publicDecision] = await test.step('the author reads what became of it', async () => {
		await signOut(page);
		await follow(page, code);
		await expect(page.getByText(words).first()).toBeVisible();
		await expect(page.getByText(REASON).first()).toBeVisible();
		await expect(page.getByText('Two youth clubs have a named officer').first()).toBeVisible();
		const address = async (name: string) =>
			(await page.getByRole('link', { name }).first().getAttribute('href')) ?? '';
		return [await address(INSIGHT), await address(DECISION)];
	});

	const everywhere = [publicInsight, publicDecision, '/', '/northbrook/said-and-done?tab=everything'];
	await test.step('anyone reads it on said and done, with the words', async () => {
		await page.goto('/northbrook/said-and-done?tab=decided');
		await expect(page.getByRole('link', { name: INSIGHT }).first()).toBeVisible();
		await page.goto(publicDecision);
		await expect(page.getByText(REASON).first()).toBeVisible();
		for (const path of [publicInsight, '/northbrook/said-and-done/open-data.json'])
			expect(await bodyOf(page, path), path).toContain(words);
	});

	await test.step('the author takes the words back', async () => {
		await page.goto(`/track/${code}/take-back`);
		await page.getByRole('button', { name: 'Take my words back' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Words you took back');
	});

	await test.step('the words are gone from every page, feed, search and export', async () => {
		const downloads = ['feed.xml', 'open-data.json'].map((name) => `/northbrook/said-and-done/${name}`);
		for (const path of [...everywhere, ...downloads, `/track/${code}`])
			expect(await bodyOf(page, path), path).not.toContain(words);
		await page.goto(publicDecision);
		await expect(page.getByText('1 contribution was taken back').first()).toBeVisible();

		await signInAs(page, 'grace');
		const decision = publicDecision.replace('said-and-done/', '');
		const threads = [insight, decision].map((path) => path.replace(/(insight|decision)s\//, 'thread/$1/'));
		// Another journey brings the same conversation into another programme, and those words stay.
		await page.goto('/northbrook/contributions');
		await page.getByRole('link', { name: `Listening ${slug}` }).click();
		const list = page.url();
		await page.getByLabel('Words to look for').fill(asked);
		await page.getByRole('button', { name: 'Find', exact: true }).click();
		await expect(page).toHaveURL(/view=/);
		for (const path of [list, page.url(), insight, decision, ...threads])
			expect(await bodyOf(page, path), path).not.toContain(words);
	});
});

async function follow(page: Page, code: string) {
	await page.goto('/track');
	await page.getByLabel('The code on your receipt').fill(code);
	await page.getByRole('button', { name: 'Show me' }).click();
}

async function decide(page: Page, slug: string) {
	await page.goto(`/northbrook/decisions/new?programme=${slug}`);
	await page.getByLabel('Title').fill(DECISION);
	await page.getByLabel('What is to be decided?').fill('A named officer visits each youth club every month.');
	await page.getByLabel(INSIGHT).check();
	await page.getByRole('button', { name: 'Propose this' }).click();
	const here = new URL(page.url()).pathname;

	await page.getByRole('link', { name: 'Say what it means' }).click();
	await page.getByLabel('Adopted in part').check();
	await page.getByLabel('The reason, in plain words').fill(REASON);
	await page.getByRole('button', { name: 'Keep this' }).click();

	await page.goto(`${here}/prepare`);
	await page.getByLabel('Which body decided?').fill('Quality Committee');
	await day(page, 'On which day was it decided?', ['2', '6', '2026']);
	await page.getByLabel('Who answers for it?').selectOption({ index: 1 });
	await page.getByRole('button', { name: 'Keep this' }).click();
	await considerEquality(page, here, ['1', '6', '2026']);

	await page.goto(`${here}/actions`);
	await page.getByLabel('What will be done').fill('Two youth clubs have a named officer');
	await page.getByLabel('Who will see that it is done?').selectOption({ index: 1 });
	await day(page, 'By which day?', ['1', '3', '2027']);
	await page.getByRole('button', { name: 'Add this' }).click();

	await signInAs(page, 'marcus');
	await page.goto(here);
	await page.getByRole('button', { name: 'Make this decision' }).click();
	await expect(page.getByRole('status')).toContainText('Made and published');
}

async function day(page: Page, legend: string, [day = '', month = '', year = '']: string[]) {
	const group = page.getByRole('group', { name: legend, exact: true });
	await group.getByLabel('Day').fill(day);
	await group.getByLabel('Month').fill(month);
	await group.getByLabel('Year').fill(year);
}

/** What a browser would be given, as text: words are looked for as they stand, not as HTML writes them. */
async function bodyOf(page: Page, path: string): Promise<string> {
	const answer = await page.request.get(path);
	expect(answer.ok(), path).toBe(true);
	const text = await answer.text();
	return page.evaluate(
		(html) => html + new DOMParser().parseFromString(html, 'text/html').documentElement.textContent,
		text
	);
}
