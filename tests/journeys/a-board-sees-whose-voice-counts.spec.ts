// A lead brings in who lives in the area, and a board's auditor reads whose voice counts beside it (R38, R41).
import { signInAs } from '../support/personas.ts';
import { EXAMPLE_AREAS } from '../support/board-voices-pages.ts';
import { expect, test } from '../support/test.ts';

test.use({ javaScriptEnabled: false });

test('Grace brings in who lives here, and Dev reads it @alone', async ({ page }) => {
	await signInAs(page, 'grace');
	await page.goto('/northbrook/board/voices/population');
	await page
		.getByLabel(/^Bring in/)
		.setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('Area,People\nA,1\n') });
	await page.getByRole('button', { name: 'Look at the file' }).click();
	await expect(page.getByText('There is no column “ethnic group (20 categories)”.').first()).toBeVisible();

	await page.getByLabel(/^Bring in/).setInputFiles(EXAMPLE_AREAS);
	await page.getByRole('button', { name: 'Look at the file' }).click();
	await expect(page.getByRole('heading', { name: 'Is this right?' })).toBeVisible();
	await expect(page.getByText('North Brook (example)').first()).toBeVisible();
	// The source is asked for, and the file need not be chosen again.
	await page.getByRole('button', { name: 'Bring these figures in' }).click();
	await expect(page.getByText('Say where the figures come from').first()).toBeVisible();
	await page.getByLabel('Where the figures come from').fill('Example figures of two invented districts');
	await page.getByLabel('Day').fill('21');
	await page.getByLabel('Month').fill('3');
	await page.getByLabel('Year').fill('2021');
	await page.getByRole('button', { name: 'Bring these figures in' }).click();
	await expect(page.getByText('The figures are brought in.')).toBeVisible();

	await signInAs(page, 'dev');
	await page.goto('/northbrook/board/voices?programme=pcref');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Whose voice counts/);
	await page.goto('/northbrook/board/voices/population?programme=pcref');
	await expect(page.getByText('Example figures of two invented districts').first()).toBeVisible();
	await expect(page.getByRole('button', { name: 'Look at the file' })).toHaveCount(0);
});
