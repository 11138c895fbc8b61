import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { anOpenConsultation } from '../support/consultation';
import { signInAs, signOut } from '../support/personas';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('forms are printed, one comes back, Fatima types it in and Joy checks it @wide', async ({ page }) => {
	test.slow();
	await signInAs(page, 'grace');
	const here = await anOpenConsultation(page);
	const id = here.split('/').at(-1) ?? '';
	let code = '';

	await test.step('numbered forms, each with a code to tear off', async () => {
		await signInAs(page, 'fatima');
		await page.goto(`${here}/sheets`);
		await page.getByRole('link', { name: 'Print numbered forms' }).click();
		await press(page, 'Make them');
		await expect(page.getByRole('alert')).toContainText('Enter a number from 1 to 30');
		await page.getByLabel('How many forms?').fill('2');
		await press(page, 'Make them');
		await expect(page.getByText('Form number: P1')).toBeVisible();
		await expect(page.getByText('Form number: P2')).toBeVisible();
		await expect(page.getByText('If you ticked “No”, go to the end.').first()).toBeVisible();
		await expect(page.getByText('When we would have to tell somebody else').first()).toBeVisible();
		code = (await page.locator('.tl-code').first().textContent()) ?? '';
	});

	await test.step('Fatima types it in, as it stands', async () => {
		await page.goto(`${here}/sheets/new`);
		await page
			.getByLabel('1. Have you stayed on a ward?')
			.or(page.getByRole('radio', { name: 'Yes' }))
			.first()
			.check();
		await press(page, /^Keep it/);
		await expect(page.getByRole('alert')).toContainText('Enter the number on the form');
		await page.getByLabel('The number on the form').fill('p1');
		await page
			.getByRole('group', { name: '1a. How were you welcomed?' })
			.getByLabel('2', { exact: true })
			.check();
		await press(page, /^Keep it/);
		await expect(page.getByRole('status')).toContainText('Somebody else checks it');
		await page.goto(`${here}/sheets`);
		await expect(page.getByRole('link', { name: 'Look at form P1' })).toBeVisible();
	});

	await test.step('Joy ticks what she reads without seeing what Fatima ticked', async () => {
		await signInAs(page, 'joy');
		await page.goto(`/rooted-voices/consultations/${id}/sheets`);
		await page.getByRole('link', { name: 'Check form P1' }).click();
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
		await page.getByRole('radio', { name: 'Yes' }).first().check();
		await page
			.getByRole('group', { name: '1a. How were you welcomed?' })
			.getByLabel('3', { exact: true })
			.check();
		await press(page, /send it$/);
		await expect(page.getByText('How were you welcomed?: the first person read 2')).toBeVisible();
		await expect(page.getByLabel('3', { exact: true })).toBeChecked();
	});

	await test.step('she looks at the paper again, and it is sent', async () => {
		await page.getByLabel('2', { exact: true }).check();
		await press(page, /send it$/);
		await expect(page.getByRole('status')).toContainText('checked and sent');
		await signOut(page);
	});

	await test.step('whoever tore the slip off follows it', async () => {
		await page.goto(`/track/${code}`);
		await expect(page.getByText('How were you welcomed?')).toBeVisible();
		await expect(page.getByText('wrote it down for you')).toBeVisible();
	});
});

test('Mrs Begum says her answers to Joy, who writes them down @nojs', async ({ page }) => {
	await signInAs(page, 'grace');
	const id = (await anOpenConsultation(page)).split('/').at(-1) ?? '';
	await signInAs(page, 'joy');
	await page.goto(`/rooted-voices/consultations/${id}/sheets/somebody`);
	await page.getByRole('radio', { name: 'Yes' }).first().check();
	await press(page, 'Send their answers');
	await expect(page.getByRole('alert')).toContainText('Tell them first');
	await expect(page.getByRole('radio', { name: 'Yes' }).first()).toBeChecked();
	await page
		.getByRole('group', { name: 'Did you tell them, and did they agree to go on?' })
		.getByLabel('Yes')
		.check();
	await page
		.getByRole('group', { name: /Did you read it back/ })
		.getByLabel('Yes')
		.check();
	await press(page, 'Send their answers');
	const code = (await page.locator('.tl-code').textContent()) ?? '';
	await signOut(page);
	await page.goto(`/track/${code}`);
	await expect(page.getByText('read it back to you')).toBeVisible();
});

test('a statement that somebody added is read before others see it', async ({ page }) => {
	const mine = `Ring back within an hour. ${crypto.randomUUID()}`;
	const answer = '/consultations/00000000-0000-4000-f300-000000000001';
	const statements = '/northbrook/consultations/00000000-0000-4000-f300-000000000001/statements';
	await page.goto(answer);
	await press(page, 'I have read this. Begin');
	const sheet = page.url().replace(/[^/]+$/, '');
	await page.goto(`${sheet}agree.own`);
	await page.getByLabel('Add a statement of your own').fill(mine);
	await press(page, 'Next');
	await page.goto(`${sheet}check`);
	await press(page, 'Send my answers');

	await signInAs(page, 'fatima');
	await page.goto(statements);
	const row = page.getByRole('listitem').filter({ hasText: mine });
	await row.getByText('Keep it back').first().click();
	await row.getByRole('button', { name: 'Keep it back' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose why it is kept back');
	await row.getByRole('button', { name: 'Show it to others' }).click();
	await expect(page.getByRole('status')).toContainText('asked about it');
	await page.goto(`${statements}?show=accepted`);
	await row.getByText('Keep it back').first().click();
	await row.getByLabel('Somebody said it already').check();
	await row.getByRole('button', { name: 'Keep it back' }).click();
	await expect(page.getByRole('status')).toContainText('kept back');
	await signOut(page);
});
