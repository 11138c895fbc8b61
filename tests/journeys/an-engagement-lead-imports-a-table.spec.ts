import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

/** A survey with a good row on each side of four bad ones; told apart from other runs by its name. */
function survey(name: string) {
	const rows = [
		'Ref;When;Comment;Respondent',
		'1;04/03/2025;"Nobody told my mum, in her own language";r1',
		`2;05/03/2025;=HYPERLINK("http://x.example");r2`,
		'3;31/02/2025;The waiting room is cold;r3',
		'1;05/03/2025;The same number twice;r4',
		'5;06/03/2025;',
		`6;07/03/2025;انہوں نے ہم سے نہیں پوچھا (${name});r1`
	];
	return { name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(`\ufeff${rows.join('\r\n')}\r\n`) };
}

async function chooseFile(page: Page, name: string, file: ReturnType<typeof survey>) {
	await page.goto('/northbrook/imports/new/table');
	await page.getByLabel('Programme').selectOption({ label: 'Race equality plan (PCREF) 2026-27' });
	await page.getByLabel('A name for this import').fill(name);
	await page.getByLabel('The file').setInputFiles(file);
	await page.getByRole('button', { name: 'Look at the file' }).click();
}

test('Grace brings in a survey with bad rows, takes those away to mend, and undoes it all @nojs', async ({
	page
}, run) => {
	const name = `Ward survey ${run.project.name} ${Date.now()}`;
	test.slow();
	await signInAs(page, 'grace');

	await test.step('a file that is no table says so, and the name she gave stays', async () => {
		await chooseFile(page, name, {
			name: 'survey.csv',
			mimeType: 'text/csv',
			buffer: Buffer.from('%PDF-1.7')
		});
		await expect(page.getByRole('alert')).toContainText('This is not a CSV or XLSX file');
		await expect(page.getByLabel('A name for this import')).toHaveValue(name);
	});

	await test.step('she sees the first rows and says which column is what', async () => {
		await chooseFile(page, name, survey(name));
		await expect(page.getByRole('table')).toContainText('Nobody told my mum, in her own language');
		await expect(page.getByLabel('Words', { exact: true })).toHaveValue('2');
		await page.getByLabel('Person reference').selectOption({ label: 'Respondent' });
		await page.getByRole('button', { name: 'Check the rows' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose the language most of the words are in');
		await page.getByLabel('Language of rows that do not say').selectOption('en');
		await page.getByRole('button', { name: 'Check the rows' }).click();
	});

	await test.step('each bad row is told with its place, and they can be taken away', async () => {
		await expect(page.getByRole('heading', { name: 'Refused: 4 rows' })).toBeVisible();
		await expect(page.getByRole('table')).toContainText('begins like a spreadsheet formula');
		await expect(page.getByRole('table')).toContainText('Row 2 has the same reference.');
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('link', { name: 'Take the refused rows as CSV' }).click()
		]);
		const taken = readFileSync(await download.path(), 'utf8');
		expect(taken).toContain('The waiting room is cold');
		expect(taken).toContain('"\'=HYPERLINK(""http://x.example"")"');
	});

	await test.step('she agrees, with no use recorded, and reads what came of it', async () => {
		await page.getByRole('button', { name: 'Bring in 2 contributions' }).click();
		await expect(page.getByText('Every word is as it was in the file.')).toBeVisible({ timeout: 30_000 });
		await expect(page.getByText('No use was recorded.')).toBeVisible();
		await expect(page.getByText('1 person')).toBeVisible();
	});

	await test.step('she undoes it, and may bring the same file in again', async () => {
		await page.getByRole('link', { name: 'Undo this import' }).click();
		await page.getByRole('button', { name: 'Undo the whole import' }).click();
		await expect(page.getByText('This import was undone')).toBeVisible();
		await chooseFile(page, name, survey(name));
		await expect(page.getByRole('heading', { name: 'Which column is what' })).toBeVisible();
		await page.getByRole('button', { name: 'Discard this import' }).click();
		await expect(page.getByRole('status')).toContainText('Nothing of it was kept');
	});
});

test('somebody who only listens sees imports and cannot make them', async ({ page }) => {
	await signInAs(page, 'fatima');
	await page.goto('/northbrook/imports');
	await expect(page.getByRole('heading', { name: 'Past engagement' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Bring in a file' })).toHaveCount(0);
	const answer = await page.goto('/northbrook/imports/new');
	expect(answer?.status()).toBe(403);
});
