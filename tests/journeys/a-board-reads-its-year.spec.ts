import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { days, number, told } from '../../src/lib/board/board.ts';
import { FIGURES, type Figure, type FigureKey } from '../../src/lib/board/figures.ts';
import { canLoadKnownYear, KNOWN_SLUG, knownAnswers, loadKnownYear } from '../support/known-year.ts';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

const year = knownAnswers().filter(({ period }) => period === 'year');
const valuesOf = (figure: string) =>
	Object.fromEntries(
		year.filter((one) => one.figure === figure).map(({ field, value }) => [field, value])
	) as Figure;
const figures = [...new Set(year.map(({ figure }) => figure))];
const counted = figures.filter((figure): figure is FigureKey => figure in FIGURES);
const checks = figures.filter((figure) => figure.startsWith('honesty:'));

/** The link to what a figure counts; of those that stand above the tables as well, the one in its row. */
const linkOf = (page: Page, figure: string) => page.locator(`a[href*="/figures/${figure}?"]`);
const rowOf = (page: Page, figure: string) => page.locator('main tr').filter({ has: linkOf(page, figure) });
const linkTo = (page: Page, figure: FigureKey) => rowOf(page, figure).locator('a');
/** What stands in a cell of a figure's row, as somebody reads it. */
async function expectCell(page: Page, figure: FigureKey, cell: number, said: RegExp) {
	await expect(rowOf(page, figure).locator('td').nth(cell), figure).toHaveText(said, { useInnerText: true });
}
/** Begins with a value that goes on with nothing but a word: "3" is not "30". */
const begins = (value: string) => new RegExp(`^${value.replace(/[.£]/g, '\\$&')}(?![\\d.])`);

test('Dev reads the year that was counted by hand, and follows a figure to its rows @wide', async ({
	page
}) => {
	test.skip(!canLoadKnownYear(), 'The known year is put into an application of our own only.');
	test.slow();
	await loadKnownYear();
	await signInAs(page, 'dev');

	await test.step('from the top of a page to the months that are known', async () => {
		await page.goto(`/${KNOWN_SLUG}`);
		await page.getByRole('link', { name: 'Board', exact: true }).click();
		await page.getByText('Choose other months').click();
		await page.getByLabel('From', { exact: true }).selectOption('2025-04');
		await page.getByLabel('Until the end of').selectOption('2026-03');
		await page.getByRole('button', { name: 'Show these months' }).click();
		await expect(page.getByRole('main')).toContainText(
			'In April 2025 to March 2026 people gave 20 contributions. 7 insights were agreed with them, and 4 were answered, half of them within 55 days. 3 wait for an answer, 2 past the promised day.'
		);
	});

	await test.step('every figure is what was counted by hand', async () => {
		for (const key of counted) {
			const figure = valuesOf(key);
			await expectCell(page, key, 0, begins(told(key, figure)));
			if (FIGURES[key].unit !== 'days') continue;
			await expectCell(page, key, 0, new RegExp(`of ${number(figure.n!)}$`));
			await expectCell(page, key, 1, begins(days(figure.p90!)));
			await expectCell(page, key, 2, begins(days(figure.clock!)));
		}
	});

	await test.step('and so is what was looked for, also where there is none', async () => {
		for (const check of checks) {
			const { n } = valuesOf(check);
			const row = page.locator('main li').filter({ has: linkOf(page, check) });
			await expect(linkOf(page, check), check).toHaveCount(1);
			if (n) await expect(row.getByText(number(n), { exact: true }), check).toBeVisible();
			else await expect(row, check).not.toContainText(/\d/);
		}
	});

	await test.step('the file behind each number counts as many', async () => {
		for (const key of counted.filter((one) => FIGURES[one].unit === 'count')) {
			const href = (await linkTo(page, key).getAttribute('href'))!.replace('?', '/rows.csv?');
			const file = await page.request.get(href);
			expect(file.headers()['content-type']).toContain('text/csv');
			const { data } = Papa.parse<Record<string, string>>((await file.text()).replace('\uFEFF', ''), {
				header: true,
				skipEmptyLines: true
			});
			const sum = data.reduce((all, row) => all + Number(row['counts_for']), 0);
			expect(sum, key).toBe(valuesOf(key).n);
		}
	});

	await test.step('with the keyboard alone from a figure to how it is counted and to a row', async () => {
		const here = page.url();
		await linkTo(page, 'challenges_answered').focus();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Challenges answered/);
		await expect(page.getByRole('main')).toContainText(FIGURES.challenges_answered.counted);
		await expect(page.locator('main .tl-list__row')).toHaveCount(2);
		await page.locator('main .tl-list__row a').first().focus();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(new RegExp(`/${KNOWN_SLUG}/challenges/`));
		await page.goto(here);
	});

	await test.step('the year before stands beside it in words', async () => {
		await expect(rowOf(page, 'received')).toContainText('16 more than in the 12 months before');
	});
});
