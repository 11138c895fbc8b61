import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs } from '../support/personas';
import { agreedFrom, PCREF, send } from '../support/spine';

const MARCUS_DECIDES = '00000000-0000-4000-e000-000000000003';

/** Fatima writes for somebody who says yes to the website and the board. Answers the code of their slip. */
async function said(page: Page, words: string): Promise<string> {
	await signInAs(page, 'fatima');
	const slip = await send(page, '/northbrook/contributions/new', {
		id: crypto.randomUUID(),
		told: 'yes',
		programme_id: PCREF,
		kind: 'one_to_one',
		words,
		lang: 'en',
		given_on: '2026-03-02',
		who: 'nobody',
		scribe_name: 'Fatima',
		read_back: 'yes',
		may_board: 'yes',
		may_website: 'yes'
	});
	await page.goto(slip);
	return page.locator('.tl-code').innerText();
}

/** A decision that answers an insight, made by Marcus. Answers its id. */
async function decided(page: Page, insight: string, title: string): Promise<string> {
	const proposed = await send(page, '/northbrook/decisions/new', {
		programme: PCREF,
		title,
		summary: 'Staff ask each person on the day they arrive',
		insights: insight
	});
	const at = new URL(proposed, 'http://here').pathname;
	await send(page, `${at}/prepare`, {
		title,
		summary: 'Staff ask each person on the day they arrive',
		body: 'Quality Committee',
		'decided_on-day': '9',
		'decided_on-month': '3',
		'decided_on-year': '2026',
		owner_id: MARCUS_DECIDES
	});
	await send(page, `${at}/equality`, {
		equality: 'Read with the community co-chair',
		equality_by: 'Grace',
		'equality_on-day': '2',
		'equality_on-month': '3',
		'equality_on-year': '2026'
	});
	await send(page, `${at}/equality/weighed`, {
		due_regard: 'Weighed who is asked today',
		mitigation: 'Nobody loses a place',
		'impact_review_on-day': '1',
		'impact_review_on-month': '12',
		'impact_review_on-year': '2026'
	});
	await send(page, `${at}/insights/${insight}`, { kind: 'adopted', reason: '' });
	await signInAs(page, 'marcus');
	await send(page, `${at}?/make`, {});
	return at.split('/').at(-1) ?? '';
}

test('a giver says no to the website, and every place that used their words says so at the next load @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const words = `Nobody told me which door was mine ${mark}`;
	const code = await said(page, words);
	const insight = await agreedFrom(page, `Doors are not named ${mark}`, words);
	const decision = await decided(page, insight, `Name every door ${mark}`);
	const insightPage = `/northbrook/said-and-done/insights/${insight}`;
	const decisionPage = `/northbrook/said-and-done/decisions/${decision}`;
	const ended = /words that this rests on may no longer be shown on this website/;

	await test.step('before, the words are there, and nothing is marked', async () => {
		for (const address of [insightPage, decisionPage]) {
			await page.goto(address);
			await expect(page.getByText(words)).toBeVisible();
			await expect(page.getByText(ended)).toHaveCount(0);
		}
	});

	await test.step('Grace takes words out for the website, with a reason', async () => {
		await signInAs(page, 'grace');
		await page.goto('/northbrook/exports/new');
		await page.getByRole('button', { name: 'Take them out' }).click();
		await expect(page.getByRole('alert')).toContainText('Write what you will do with them');
		await page.getByLabel('Programme').selectOption(PCREF);
		await page.getByLabel('This website').check();
		await page.getByLabel('First month').selectOption('2026-03');
		await page.getByLabel('Last month').selectOption('2026-03');
		await page.getByLabel(/What will you do with them/).fill(`A poster for the front door ${mark}`);
		await page.getByRole('button', { name: 'Take them out' }).click();
		await expect(page.getByRole('status')).toContainText('Made');
	});
	const taken = new URL(page.url()).pathname;
	const file = async (format: string) => (await page.request.get(`${taken}/${format}`)).text();
	expect(await file('json')).toContain(words);
	expect(await file('csv')).toContain(words);
	expect(await file('json')).not.toContain('2026-03-02');

	await test.step('the giver says no, with the code of their slip', async () => {
		await page.context().clearCookies();
		await page.goto(`/track/${code}/consent`);
		await page
			.getByRole('group', { name: /Show my words on this website/ })
			.getByLabel('No')
			.check();
		await page.getByRole('button', { name: 'Change it now' }).click();
		await expect(page.getByRole('status')).toContainText('at once and everywhere');
		await expect(page.getByText(/We marked 3 places that rested on them/)).toBeVisible();
	});

	await test.step('the very next load of each public page says so, without the words', async () => {
		for (const address of [insightPage, decisionPage]) {
			await page.goto(address);
			await expect(page.getByText(ended).first()).toBeVisible();
			await expect(page.getByText(words)).toHaveCount(0);
		}
		const feed = await page.request.get('/northbrook/said-and-done/feed.xml');
		expect(await feed.text()).not.toContain(words);
		const data = await page.request.get('/northbrook/said-and-done/open-data.json');
		expect(await data.text()).not.toContain(words);
	});

	await signInAs(page, 'grace');
	await test.step('and so do the pages of the trust', async () => {
		for (const address of [
			`/northbrook/insights/${insight}`,
			`/northbrook/decisions/${decision}`,
			`/northbrook/thread/insight/${insight}`
		]) {
			await page.goto(address);
			await expect(page.getByText(ended).first()).toBeVisible();
		}
	});

	await test.step('the export is marked, and its file no longer has them', async () => {
		await page.goto('/northbrook/exports');
		const row = page.getByRole('listitem').filter({ hasText: mark });
		await expect(row).toContainText('1 may no longer be used');
		await page.goto(taken);
		await expect(page.getByText('Delete every copy you made')).toBeVisible();
		for (const format of ['json', 'csv']) expect(await file(format)).not.toContain(words);
	});

	await test.step('who answers for it has it on their first page, until they have seen it', async () => {
		await signInAs(page, 'marcus');
		await page.goto('/northbrook');
		await page.getByRole('link', { name: /on words that may no longer be used/ }).click();
		const row = page.getByRole('listitem').filter({ hasText: `Name every door ${mark}` });
		await expect(row).toContainText('may no longer be shown on this website');
		await row.getByRole('button', { name: /I have seen it/ }).click();
		await expect(page.getByRole('status')).toContainText('you have seen it');
		await expect(row).toHaveCount(0);
		await page.goto('/northbrook/endings?show=all');
		await expect(page.getByRole('listitem').filter({ hasText: `Name every door ${mark}` })).toContainText(
			'Seen by Marcus'
		);
	});

	await test.step('taken back, nothing is left to rest on', async () => {
		await page.context().clearCookies();
		await page.goto(`/track/${code}/take-back`);
		await page.getByRole('button', { name: 'Take my words back' }).click();
		await expect(page.getByRole('heading', { name: 'Words you took back' })).toBeVisible();
		await page.goto(insightPage);
		await expect(page.getByText('Nothing is left to rest on').first()).toBeVisible();
		await expect(page.getByText(/words that this rests on were taken back/).first()).toBeVisible();
	});
});
