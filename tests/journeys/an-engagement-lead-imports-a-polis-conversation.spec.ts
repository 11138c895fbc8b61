import { join } from 'node:path';
import { signInAs } from '../support/personas.ts';
import { sharedData } from '../support/shared-data.ts';
import { expect, test } from '../support/test.ts';

const london = sharedData('london-youth-policing');
const LICENCE =
	'Data was gathered using the Polis software (compdemocracy.org/polis) and is sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project.';

test.skip(!london, 'the London data is not there');

test('Grace brings in the London conversation, looks before she agrees, and finds it there when she tries again @alone', async ({
	page
}) => {
	test.slow();
	await signInAs(page, 'grace');
	const slug = `london-${Date.now()}`;
	await page.goto('/northbrook/programmes/new');
	await page.getByLabel('Title', { exact: false }).first().fill(`London ${slug}`);
	await page.locator('[name=slug]').fill(slug);
	await page.getByRole('button').last().click();

	const chooseFiles = async () => {
		await page.goto('/northbrook/imports/new');
		await page.getByRole('link', { name: 'A Polis conversation' }).click();
		await page.getByLabel('Programme').selectOption({ label: `London ${slug}` });
		for (const name of ['comments.csv', 'votes.csv', 'summary.csv']) {
			await page.locator(`[name="${name}"]`).setInputFiles(join(london ?? '', name));
		}
		await page.getByLabel('Language of the statements').selectOption('en');
		await page.getByRole('button', { name: 'Look at the files' }).click();
	};

	await test.step('she sees what would be brought in, and nothing is ticked for her', async () => {
		await chooseFiles();
		await expect(page.getByRole('heading', { level: 1 })).toContainText(
			'What is the best way to engage more young people'
		);
		await expect(page.getByText('36', { exact: true })).toBeVisible();
		await expect(page.getByText('638 votes of 26 people')).toBeVisible();
		await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
	});

	await test.step('a use without its wording is refused, and what she ticked stays', async () => {
		await page.getByLabel('Show my words on this website').check();
		await page.getByRole('button', { name: 'Bring in 39 contributions and 638 votes' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter the wording or licence that people agreed to');
		await expect(page.getByLabel('Show my words on this website')).toBeChecked();
	});

	await test.step('she agrees, and the import is written to its end', async () => {
		await page.getByLabel('The wording or licence').fill(LICENCE);
		await page.getByRole('button', { name: 'Bring in 39 contributions and 638 votes' }).click();
		await expect(page.getByText('Every word is as it was in the file.')).toBeVisible({ timeout: 30_000 });
		await expect(page.getByText('3 statements')).toBeVisible();
		await expect(page.getByText('This website')).toBeVisible();
	});

	await test.step('the same files again lead to what is there', async () => {
		const done = page.url().split('?')[0];
		await chooseFiles();
		await expect(page.getByRole('status')).toContainText('We already have these files');
		expect(page.url().split('?')[0]).toBe(done);
	});
});
