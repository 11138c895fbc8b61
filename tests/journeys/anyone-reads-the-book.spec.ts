import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { fromUtf8 } from '../../src/lib/log/bytes';
import { leafHash } from '../../src/lib/log/merkle';
import { parsePolicy } from '../../src/lib/log/policy';
import { verifyProof } from '../../src/lib/log/proof';
import { utf8 } from '../../src/lib/log/bytes';
import { signOut } from '../support/personas';
import { publishNow } from '../support/publish-now';
import { anAgreedInsight } from '../support/spine';
import { expect, test } from '../support/test';

const main = (page: Page) => page.getByRole('main');
const follow = (page: Page, name: string | RegExp) => main(page).getByRole('link', { name }).first().click();

test('anyone reads in the book what stands behind a page, and keeps the proof of it @nojs', async ({
	page,
	baseURL
}) => {
	const statement = `People are asked at night as well ${crypto.randomUUID().slice(0, 8)}`;
	const insight = await anAgreedInsight(page, statement);
	await signOut(page);
	await publishNow({ baseURL });

	await test.step('from what everyone may read to its page in the book', async () => {
		// Pages keep the head they read for two seconds.
		await expect(async () => {
			await page.goto(`/northbrook/said-and-done/insights/${insight}`);
			await expect(main(page)).toContainText(/Page [\d,]+ of the book, sealed by 4 of 4, unchanged since/, {
				timeout: 500
			});
		}).toPass();
		await follow(page, /^Page [\d,]+ of the book$/);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Page [\d,]+ of the book, /);
		await expect(page.getByRole('complementary', { name: 'This page and its seal' })).toContainText(
			'4 of 4 seals'
		);
	});

	await test.step('back along the line to what was sealed, which is what is shown', async () => {
		for (let steps = 0; steps < 12 && !(await main(page).getByText(statement).count()); steps++) {
			const before = main(page).getByRole('listitem').filter({ hasText: 'The page before this one' });
			await before.getByRole('link').click();
		}
		await expect(page.getByRole('heading', { level: 1 })).toContainText(
			'An insight was drafted from what people said'
		);
		await expect(main(page).getByRole('heading', { name: /^The statement/ })).toContainText('The same');
		await expect(main(page)).not.toContainText('Not the same');
		await expect(main(page).getByRole('heading', { name: 'What came after' })).toBeVisible();
		await expect(
			main(page).getByRole('link', { name: 'An insight was put to the people it rests on' })
		).toBeVisible();
	});

	await test.step('the proof is a file that holds without this site', async () => {
		const [body] = await main(page).locator('details code').filter({ hasText: '{"at"' }).allTextContents();
		const saving = page.waitForEvent('download');
		await follow(page, 'Keep the proof');
		const saved = await saving;
		expect(saved.suggestedFilename()).toMatch(/^page-\d+\.tlog-proof$/);
		const proof = fromUtf8(await readFile(await saved.path())) ?? '';
		expect(proof.length).toBeLessThan(3000);
		const policy = parsePolicy(await (await page.request.get('/log/policy')).text());
		if (!('policy' in policy)) throw new Error('the policy is none');
		expect(await verifyProof(proof, leafHash(utf8(body ?? '')), policy.policy)).toMatchObject({ why: null });
		expect(await verifyProof(proof, leafHash(utf8(`${body} `)), policy.policy)).toMatchObject({
			why: 'wrong-root'
		});
	});
	expect(await page.context().cookies()).toEqual([]);
});

test('anyone compares a printed head, and reads what became of it all @nojs', async ({ page, baseURL }) => {
	await publishNow({ baseURL });
	await page.goto('/');
	await page.getByRole('contentinfo').getByRole('link', { name: 'The book' }).click();
	await expect(main(page)).toContainText(/The book has [\d,]+ pages\./);
	await expect(main(page)).toContainText(
		/Sealed .* by the council, the university, the local paper and the law centre \(4 of 4 seals\)\./
	);

	await test.step('the head in three forms compares as the same', async () => {
		await follow(page, 'The fingerprint of the book');
		const slip = page.getByRole('region', { name: 'The fingerprint, to print' });
		const pages = /page ([\d,]+)/.exec(await slip.innerText())?.[1] ?? '';
		const letters = (await slip.locator('samp').innerText()).trim();
		const words = (await slip.locator('.tl-figures + strong').allInnerTexts()).join(' ');
		expect(letters.replaceAll(' ', '')).toHaveLength(44);
		expect(words.split(' ')).toHaveLength(12);
		await expect(slip.getByRole('img')).toBeVisible();
		for (const [printed, found] of [
			[letters, 'The same'],
			[words.toUpperCase(), 'The same'],
			[words.replace(/^\w+/, (first) => (first === 'zoo' ? 'able' : 'zoo')), 'Not the same']
		] as const) {
			await page.getByLabel('The page number beside it').fill(pages);
			await page.getByLabel('The 44 letters, or the 12 words').fill(printed);
			await page.getByRole('button', { name: 'Compare' }).click();
			await expect(main(page).getByRole('heading', { level: 2 }).first()).toHaveText(
				new RegExp(`(^|: )${found}$`)
			);
		}
	});

	await test.step('what was typed wrong is said beside its field', async () => {
		const ask = async (pages: string, printed: string) => {
			await page.goto('/log/head');
			await page.getByLabel('The page number beside it').fill(pages);
			await page.getByLabel('The 44 letters, or the 12 words').fill(printed);
			await page.getByRole('button', { name: 'Compare' }).click();
			return page.getByRole('alert');
		};
		await expect(await ask('12', 'legal winner thank')).toContainText('neither 44 letters');
		await expect(page.getByLabel('The 44 letters, or the 12 words')).toHaveValue('legal winner thank');
		await expect(await ask('', 'x')).toContainText('Write the number of pages');
		await expect(await ask('999,999,999', `${'A'.repeat(43)}=`)).toContainText('has not so many pages');
	});

	await test.step('pages are chosen by what they are about, and lead on', async () => {
		await page.goto('/log/pages');
		await page.getByLabel('What they are about').selectOption('Decisions and who was told');
		await page.getByRole('button', { name: 'Show these pages' }).click();
		await expect(page).toHaveURL(/about=decisions/);
		await page.goto('/log/pages?from=3');
		await expect(main(page).getByRole('link', { name: 'Newest pages' })).toBeVisible();
		await expect(main(page)).toContainText('Page 1');
		await expect(main(page)).not.toContainText('Page 4');
	});

	await test.step('counts, what was erased, and what went wrong', async () => {
		await page.goto('/northbrook/log');
		await expect(main(page)).toContainText(/Given\s*[\d,]+/);
		await page.goto('/log/counts');
		await expect(main(page).getByRole('link', { name: 'Northbrook Mental Health NHS Trust' })).toBeVisible();
		await page.goto('/log/erased');
		await expect(main(page)).toContainText('What proves that it was the person');
		await page.goto('/log/incidents');
		await expect(main(page)).toContainText('What anyone can do');
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	});

	await test.step('what is not there is not there', async () => {
		for (const path of [
			'/log/pages/0',
			'/log/pages/01',
			'/log/pages/999999999',
			'/log/pages/one',
			'/log/pages?about=secrets',
			'/log/pages?trust=nowhere',
			'/log/pages/0/proof',
			'/log/pages/999999999/proof',
			'/nowhere/log',
			'/rooted-voices/log',
			'/log/erased?trust=nowhere'
		])
			expect((await page.goto(path))?.status(), path).toBe(404);
	});
});
