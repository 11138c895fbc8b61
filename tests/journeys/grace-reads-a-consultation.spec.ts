import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { aReadyConsultation } from '../support/consultation.ts';
import { signInAs, signOut } from '../support/personas.ts';
import { sharedData } from '../support/shared-data.ts';
import { send } from '../support/spine.ts';
import { expect, test } from '../support/test.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A file behind a link of the page, as it comes down. */
async function fileBehind(page: Page, href: string) {
	const answer = await page.request.get(new URL(href, page.url()).href);
	expect(answer.status(), href).toBe(200);
	return answer;
}

async function answers(page: Page, consultation: string, rung: 'Yes' | 'No', words: string) {
	await page.goto(`/consultations/${consultation}`);
	await press(page, 'I have read this. Begin');
	await page.getByLabel(rung, { exact: true }).check();
	await press(page, 'Next');
	if (rung === 'Yes') {
		await page.getByLabel('4', { exact: true }).check();
		await press(page, 'Next');
	}
	await page.getByLabel('What should the first words be?').fill(words);
	await press(page, 'Next');
	await press(page, 'Agree');
	await press(page, 'Disagree');
	await page.getByLabel('No name').check();
	await press(page, 'Next');
	await press(page, 'Next');
	await press(page, 'Send my answers');
	await expect(page.getByRole('heading', { name: 'We have your answers' })).toBeVisible();
}

test('Grace reads what came of each question, what was written, and takes it away @wide', async ({
	page
}) => {
	test.slow();
	const words = `=Hello 😀\n${crypto.randomUUID()}`;
	await signInAs(page, 'grace');
	const here = await aReadyConsultation(page);
	await send(page, `${here}/questions/new?kind=open_text`, {
		title: 'What should the first words be?',
		required: 'no'
	});
	await send(page, `${here}/questions/new?kind=statements`, {
		title: 'What do you think of these?',
		items: 'I want to be asked\nI want to be left alone',
		required: 'no'
	});
	await send(page, `${here}/open`, {});

	await test.step('before anybody has answered, it says so', async () => {
		await page.goto(`${here}/results`);
		await expect(page.getByText('Nobody has answered here yet.')).toBeVisible();
	});

	await test.step('two people answer', async () => {
		await signOut(page);
		const consultation = here.split('/').at(-1) ?? '';
		await answers(page, consultation, 'Yes', words);
		await answers(page, consultation, 'No', 'A name');
		await signInAs(page, 'grace');
	});

	await test.step('each question: who answered, who was not asked, and what', async () => {
		await page.goto(`${here}/results`);
		await expect(page.getByText('2 people answered: 2 online')).toBeVisible();
		await expect(
			page.getByText('1 answered. Nobody who was asked left it out. 1 was not asked.')
		).toBeVisible();
		await expect(page.getByText('Mean 4, median 4.')).toBeVisible();
		await expect(page.getByRole('row', { name: /^Yes 1 50%/ })).toBeVisible();
	});

	await test.step('what people wrote, letter for letter, leads to the whole answer', async () => {
		await page.getByRole('link', { name: /^Read what 2 people wrote/ }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('What should the first words be?');
		await expect(page.locator('blockquote').filter({ hasText: words.slice(-36) })).toContainText('=Hello 😀');
		await page
			.getByRole('link', { name: /^Their whole answer/ })
			.first()
			.click();
		await expect(page).toHaveURL(/\/northbrook\/contributions\//);
		await page.goBack();
		await page.getByRole('link', { name: 'Results', exact: true }).click();
	});

	await test.step('too few have voted for groups, and it says when there will be some', async () => {
		await page.getByRole('link', { name: /^Read the votes/ }).click();
		await expect(page.getByText('Groups are looked for once 7 people have voted')).toBeVisible();
		await expect(page.getByRole('row', { name: /^I want to be asked .*2 0 0 100%/ })).toBeVisible();
		await page.getByRole('link', { name: 'Results', exact: true }).click();
	});

	await test.step('by who answered: two are not ten, so nobody is counted', async () => {
		await page
			.getByRole('link', { name: /^By who answered/ })
			.first()
			.click();
		await expect(page.getByText('None of the 2 who answered are counted here yet.')).toBeVisible();
		await expect(page.getByText('No group is large enough to be shown.')).toBeVisible();
		await page.goBack();
	});

	await test.step('files: no words whose giver did not say yes to the board, nobody’s code', async () => {
		const csv = await (await fileBehind(page, `${here}/results/answers.csv`)).text();
		expect(csv).not.toContain(words.slice(-36));
		expect(csv).toMatch(/^\ufeffSheet,Month,How,Language,1\. Have you stayed on a ward\?,/);
		expect(csv).not.toMatch(/\d\d:\d\d/);
		const xlsx = await fileBehind(page, `${here}/results/counts.xlsx`);
		expect(xlsx.headers()['content-type']).toContain('spreadsheetml');
		expect(
			(await (await fileBehind(page, `${here}/results/votes.csv`)).text()).trim().split('\r\n')
		).toHaveLength(5);
	});

	await test.step('Dev, who audits, reads the counts and takes no single answer away', async () => {
		await signInAs(page, 'dev');
		await page.goto(`${here}/results`);
		await expect(page.getByText('2 people answered: 2 online')).toBeVisible();
		await expect(page.getByText('Answers, one line a person')).toHaveCount(0);
		expect((await page.request.get(`${here}/results/answers.csv`)).status()).toBe(403);
		await page.getByRole('link', { name: /^Read what 2 people wrote/ }).click();
		await expect(page.getByText('There is nothing here that you may read.')).toBeVisible();
	});

	await test.step('Olwen, of another trust, finds no such page', async () => {
		await signInAs(page, 'olwen');
		expect((await page.goto(`/eastvale/consultations/${here.split('/').at(-1)}/results`))?.status()).toBe(
			404
		);
	});
});

const london = sharedData('london-youth-policing');

test.describe('London, 2022', () => {
	test.skip(!london, 'the London data is not there');

	test('Grace reads the votes, and is told that no groups are shown and why @alone', async ({ page }) => {
		test.slow();
		await signInAs(page, 'grace');
		const slug = `london-${Date.now()}`;
		await page.goto('/northbrook/programmes/new');
		await page.getByLabel('Title', { exact: false }).first().fill(`Reading ${slug}`);
		await page.locator('[name=slug]').fill(slug);
		await page.getByRole('button').last().click();
		await page.goto('/northbrook/imports/new/polis');
		await page.getByLabel('Programme').selectOption({ label: `Reading ${slug}` });
		for (const name of ['comments.csv', 'votes.csv', 'summary.csv']) {
			await page.locator(`[name="${name}"]`).setInputFiles(join(london ?? '', name));
		}
		await page.getByLabel('Language of the statements').selectOption('en');
		await press(page, 'Look at the files');
		await page.getByRole('button', { name: /^Bring in/ }).click();
		await expect(page.getByText('Every word is as it was in the file.')).toBeVisible({ timeout: 30_000 });

		await page.goto('/northbrook/consultations');
		await page
			.getByRole('link', { name: /What is the best way to engage more young people/ })
			.first()
			.click();
		await page.goto(`${page.url().split('?')[0]}/results`);
		await expect(page.getByText('638 votes of 26 people on 36 statements.')).toBeVisible();
		await page.getByRole('link', { name: 'Read the votes' }).click();

		await test.step('statements about the person are left out by whoever reads', async () => {
			await page.locator('summary').filter({ hasText: 'about the person' }).click();
			await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
			const about = page.getByLabel(/^(My |I am between|I identify|English is my|I had at least)/);
			for (const box of await about.all()) await box.check();
			await press(page, 'Find the groups without these');
			await expect(page.getByText('12 statements about the person are left out')).toBeVisible();
		});

		await test.step('one group is left: nothing of it is shown, and the page says so', async () => {
			await expect(page.getByText('No groups are shown.')).toBeVisible();
			await expect(page.getByText(/^Group A/)).toHaveCount(0);
			await expect(
				page.getByRole('row', { name: /English is my first language\. .*About the person/ })
			).toBeVisible();
			const data = (await (
				await fileBehind(page, `${page.url().replace('/statements', '/groups.json')}`)
			).json()) as { groups: unknown[]; why_no_groups: string; statements: { groups: unknown[] }[] };
			expect(data.groups).toEqual([]);
			expect(data.why_no_groups).toBe('groups-too-small');
			expect(data.statements.flatMap(({ groups }) => groups)).toEqual([]);
		});

		await test.step('the votes as Polis writes them: 26 voters by numbers of this file alone', async () => {
			const matrix = await (
				await fileBehind(page, page.url().replace(/\/statements.*/, '/matrix.csv'))
			).text();
			expect(matrix.trim().split('\r\n')).toHaveLength(27);
		});
	});
});
