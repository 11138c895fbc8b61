// Dev takes the evidence of the programme to an inspector: frozen in one step, in three files, and anybody can check that it is what it was.
// Marcus publishes the report for everyone, and nobody at the trust can change either (R10, R14).
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { signInAs, signOut } from '../support/personas.ts';
import { publishNow } from '../support/publish-now.ts';
import { expect, test } from '../support/test.ts';

const PACKS = '/northbrook/board/packs?programme=pcref&from=2025-10&until=2026-03';
const FIGURES = 'What came of what people said';
const main = (page: Page) => page.getByRole('main');

/** What a link of the page saves. */
async function saved(page: Page, name: string): Promise<Buffer> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name }).click()
	]);
	return readFile(await download.path());
}

test('a pack is made in one step, and its files are what its cover and the book say', async ({
	page,
	baseURL
}) => {
	test.slow();
	await signInAs(page, 'dev');
	await page.goto('/northbrook/board');
	await page.getByRole('link', { name: 'Evidence packs' }).first().click();
	await expect(page.getByRole('heading', { level: 1, name: 'Evidence packs' })).toBeVisible();
	await page.goto(PACKS);

	await test.step('without saying for whom it says so, and a report for everyone is not his to make', async () => {
		await page.getByRole('button', { name: 'Make the pack' }).click();
		const alert = page.getByRole('alert');
		await alert.getByRole('link', { name: 'Choose who it is for' }).click();
		await expect(page.getByLabel('The board, or an inspector')).toBeFocused();
		await expect(page.getByLabel('Everyone: an annual report')).toHaveCount(0);
	});

	await page.getByLabel('The board, or an inspector').check();
	await page.getByRole('button', { name: 'Make the pack' }).click();
	await expect(main(page)).toContainText('It is as it was then, and is never changed.');
	const here = new URL(page.url()).pathname;

	await test.step('he reads a part, and comes back', async () => {
		await page.getByRole('link', { name: FIGURES }).click();
		await expect(page.getByRole('table').first()).toBeVisible();
		await page.getByRole('link', { name: 'Evidence for the board' }).click();
		expect(new URL(page.url()).pathname).toBe(here);
	});

	const hash = await test.step('its files are what they say they are', async () => {
		expect((await saved(page, 'On paper (PDF)')).subarray(0, 5).toString()).toBe('%PDF-');
		expect((await saved(page, 'As a workbook (XLSX)')).subarray(0, 2).toString()).toBe('PK');
		const json = await saved(page, 'As open data (JSON)');
		expect(JSON.parse(json.toString())).toMatchObject({ organisation: { slug: 'northbrook' } });
		return createHash('sha256').update(json).digest('hex');
	});

	await test.step('the fingerprint stands on the cover, and on its page of the book', async () => {
		await expect(main(page)).toContainText(hash.match(/.{8}/g)!.join(' '));
		await publishNow({ baseURL });
		await expect(async () => {
			await page.goto(here);
			await page.getByRole('link', { name: /^page [\d,]+$/ }).click({ timeout: 1_000 });
		}).toPass();
		await page.getByText('The page exactly, and its fingerprint').click();
		await expect(main(page)).toContainText(hash);
	});

	await test.step('Carys and Olwen read neither the list nor the pack, nor its files', async () => {
		for (const who of ['carys', 'olwen'] as const) {
			await signInAs(page, who);
			for (const path of [PACKS, here, `${here}/figures`, `${here}/file/pack.json`]) {
				const answer = await page.request.get(path, { maxRedirects: 0 });
				expect([403, 404], `${who} at ${path}`).toContain(answer.status());
			}
		}
	});
});

test('a decision owner publishes the report, and anyone reads it @nojs', async ({ page }) => {
	test.slow();
	await signInAs(page, 'marcus');
	await page.goto(PACKS);
	await page.getByLabel('Everyone: an annual report').check();
	await page.getByRole('button', { name: 'Make the pack' }).click();
	await expect(main(page)).toContainText('is never changed');
	const id = new URL(page.url()).pathname.split('/').at(-1)!;

	await signOut(page);
	await page.goto('/northbrook/report');
	await main(page).locator(`a[href$="/${id}"]`).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(main(page)).toContainText('To check it, take the open data of this pack');
	await page.getByRole('link', { name: FIGURES }).click();
	await expect(page.getByRole('heading', { level: 1, name: FIGURES })).toBeVisible();
	await page.getByRole('link', { name: 'The whole report' }).click();
	const json = await page.request.get(`/northbrook/report/${id}/file/pack.json`);
	const hash = createHash('sha256')
		.update(await json.body())
		.digest('hex');
	await expect(main(page)).toContainText(hash.match(/.{8}/g)!.join(' '));
});
