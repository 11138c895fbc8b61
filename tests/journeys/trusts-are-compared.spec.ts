// Figures beside those of other trusts: published by a decision owner, open to anyone, and the files of others brought in by hand (R13).
import type { Page } from '@playwright/test';
import { signInAs, signOut } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

const COMPARISON = '/northbrook/board/comparison';
const main = (page: Page) => page.getByRole('main');
const file = (name: string, said: string) => ({
	name,
	mimeType: 'application/json',
	buffer: Buffer.from(said)
});

test('figures are published, set beside those of another trust, and taken back @nojs', async ({ page }) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const status = page.getByRole('status');

	const published =
		await test.step('Marcus publishes the figures, and nobody in particular reads them', async () => {
			await signInAs(page, 'marcus');
			await page.goto(COMPARISON);
			await page.getByRole('button', { name: /^(Publish the figures|Publish them anew) of/ }).click();
			await expect(status).toContainText('Your figures are published');
			await signOut(page);
			const answer = await page.request.get('/northbrook/indicators.json');
			expect(answer.status()).toBe(200);
			expect(answer.headers()['content-type']).toContain('application/json');
			return answer.text();
		});
	expect(JSON.parse(published)).toMatchObject({
		format: 'throughline-indicators/1',
		organisation: { slug: 'northbrook' }
	});

	await test.step('a wrong file is refused beside the field, and nothing is lost', async () => {
		await signInAs(page, 'dev');
		await page.goto(COMPARISON);
		await page.getByLabel('Where the file came from').fill(`Sent by their lead ${mark}`);
		await page.getByLabel('The file', { exact: true }).setInputFiles(file('notes.json', '{"received": 4}'));
		await page.getByRole('button', { name: 'Bring it in' }).click();
		await expect(page.getByRole('alert')).toContainText('This is not a file of indicators, version 1');
		await expect(page.getByLabel('Where the file came from')).toHaveValue(`Sent by their lead ${mark}`);
		await expect(page.getByLabel('The file', { exact: true })).toHaveAccessibleDescription(
			/This is not a file of indicators/
		);
	});

	const theirs = `Wren Valley ${mark}`;
	await test.step('the file of another trust is set beside it, by name and without a winner', async () => {
		const other = { ...JSON.parse(published), organisation: { slug: 'wren-valley', name: theirs } };
		await page
			.getByLabel('The file', { exact: true })
			.setInputFiles(file('indicators.json', JSON.stringify(other)));
		await page.getByRole('button', { name: 'Bring it in' }).click();
		await expect(status).toContainText('The file is brought in');
		const received = page.getByRole('table', { name: 'Contributions received' });
		await expect(received.getByRole('row').filter({ hasText: theirs })).toHaveCount(1);
		await expect(main(page)).toContainText(`Sent by their lead ${mark}. Brought in by`);
		await expect(main(page)).toContainText('Nobody is first');
		const csv = await page.request.get(`${COMPARISON}/comparison.csv`);
		expect(await csv.text()).toContain(theirs);
	});

	await test.step('it is taken off again', async () => {
		await page.getByRole('button', { name: `Remove the file of ${theirs}` }).click();
		await expect(status).toContainText('The file is removed');
		await expect(main(page)).not.toContainText(theirs);
	});

	await test.step('Dev publishes nothing; Marcus takes the figures back', async () => {
		await expect(page.getByRole('button', { name: /^Publish/ })).toHaveCount(0);
		await signInAs(page, 'marcus');
		await page.goto(COMPARISON);
		await page.getByRole('button', { name: 'Take them back' }).click();
		await expect(status).toContainText('Your figures are taken back');
		expect((await page.request.get('/northbrook/indicators.json')).status()).toBe(404);
	});
});
