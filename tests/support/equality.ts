import type { Page } from '@playwright/test';

/** Fills both steps of the equality duty of a proposal: what was known by a day, and how it was weighed. In: the decision's address. */
export async function considerEquality(
	page: Page,
	here: string,
	by: [day: string, month: string, year: string]
) {
	await page.goto(`${here}/equality`);
	await page.getByLabel('What is known of its effect').fill('We looked at who cares for whom.');
	await page.getByLabel('Who considered it?').fill('Grace');
	await boxes(page, 'On which day?', by);
	await page.getByRole('button', { name: 'Keep this and go on' }).click();
	await page.getByLabel('How were the three aims weighed?').fill('Carers of every group are asked alike.');
	await page.getByLabel('anyone it may leave worse off').fill('Who works by day is rung in the evening.');
	await boxes(page, 'When will its actual impact be looked at?', ['1', '12', '2026']);
	await page.getByRole('button', { name: 'Keep this' }).click();
}

async function boxes(page: Page, legend: string, [day, month, year]: [string, string, string]) {
	const group = page.getByRole('group', { name: legend, exact: true });
	await group.getByLabel('Day').fill(day);
	await group.getByLabel('Month').fill(month);
	await group.getByLabel('Year').fill(year);
}
