// An advisor writes down the time they gave, in under a minute on a phone; somebody else confirms it, and then it stays.
import { randomUUID } from 'node:crypto';
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

test('Amina logs what she did, puts right what is asked, and it is confirmed @nojs', async ({ page }) => {
	const what = `Read the draft letter ${randomUUID()}`;
	const entry = page.getByRole('listitem').filter({ hasText: what });
	await signInAs(page, 'amina');
	await page.goto('/my');

	await test.step('nothing is lost when something is missing', async () => {
		await page
			.getByRole('link', { name: 'Log participation' })
			.or(page.getByText('Log participation'))
			.click();
		await page.getByLabel('What was it? (optional)').fill(what);
		await page.getByRole('button', { name: 'Log this', exact: true }).click();
		await expect(page.locator('.nhsuk-error-summary')).toContainText('Choose what you did');
		await expect(page.getByLabel('What was it? (optional)')).toHaveValue(what);
	});

	await test.step('it takes a few presses: the day and the programme are there already', async () => {
		await page.getByLabel('Reading documents').check();
		await page.getByLabel('Hours').first().fill('1');
		await page.getByLabel('Minutes').first().fill('30');
		await page.getByRole('button', { name: 'Log this', exact: true }).click();
		await expect(page.getByRole('status')).toContainText('It is in your log');
		await expect(entry).toContainText('1 hour 30 minutes');
		await expect(entry).toContainText('Waits to be confirmed');
	});

	await test.step('Fatima gives it back with a note', async () => {
		await signInAs(page, 'fatima');
		await page.goto('/northbrook/hours');
		await entry.getByText('Give it back').first().click();
		await entry.getByRole('textbox').fill('Was the travel part of it?');
		await entry.getByRole('button', { name: 'Give it back' }).click();
		await expect(page.getByRole('status')).toContainText('Given back with your note');
		await expect(entry).toHaveCount(0);
	});

	await test.step('Amina reads the note and adds what was missing', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my/hours');
		await expect(entry).toContainText('Was the travel part of it?');
		await entry.getByRole('link', { name: /^Change or take out/ }).click();
		await expect(page.getByText('Was the travel part of it?')).toBeVisible();
		await page.getByText('Preparing, travelling and following up').click();
		await page.getByRole('group', { name: 'Travelling' }).getByLabel('Minutes').fill('20');
		await page.getByRole('button', { name: 'Save' }).click();
		await expect(entry).toContainText('1 hour 50 minutes');
	});

	await test.step('Fatima confirms it, and Amina can change it no more', async () => {
		await signInAs(page, 'fatima');
		await page.goto('/northbrook/hours');
		await entry.getByRole('checkbox').check();
		await page.getByRole('button', { name: 'Confirm the ticked ones' }).click();
		await expect(page.getByRole('status')).toContainText('Confirmed');

		await signInAs(page, 'amina');
		await page.goto('/my/hours');
		await expect(entry).toContainText('Confirmed');
		await expect(entry.getByRole('link', { name: /^Change or take out/ })).toHaveCount(0);
		await expect(entry.getByRole('link', { name: /^Something is wrong/ })).toBeVisible();
	});

	await test.step('and it is hers as a file', async () => {
		const { origin } = new URL(page.url());
		const file = await page.request.get(`${origin}/my/hours/hours.csv`);
		expect(file.headers()['content-type']).toContain('text/csv');
		expect(await file.text()).toContain(what);
	});
});
