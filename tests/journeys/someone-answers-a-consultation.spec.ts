import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { anOpenConsultation } from '../support/consultation';
import { signInAs, signOut } from '../support/personas';
import { send } from '../support/spine';

// The open consultation of the cast.
const CRISIS_LINE = '/consultations/00000000-0000-4000-f300-000000000001';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('someone answers on a phone, comes back by code, sends, and follows what they sent @nojs', async ({
	page,
	browser
}) => {
	const words = `Hello 😀, this is  me.\n\nHow can I help? ${crypto.randomUUID()}`;
	let code = '';

	await test.step('who reads it, and the limits of confidentiality, come before any box', async () => {
		await page.goto(CRISIS_LINE);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('How should the crisis line answer?');
		await expect(page.getByText('When we would have to tell somebody else')).toBeVisible();
		await expect(page.getByText('It is not part of your patient record')).toBeVisible();
		await expect(page.getByText('People are asked what they think before the trust decides')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'words' })).toHaveCount(0);
		await press(page, 'I have read this. Begin');
		await expect(page).toHaveTitle('Consultation - Throughline');
	});

	await test.step('one question on a page; what follows depends on what is answered', async () => {
		await expect(page.getByText('Question 1 of')).toBeVisible();
		await page.getByLabel('For somebody else').check();
		await press(page, 'Next');
		await expect(page.getByRole('group', { name: 'How well were you answered?' })).toBeVisible();
		await page.getByLabel('4', { exact: true }).check();
		await page.getByRole('link', { name: 'Back' }).click();
		await expect(page.getByLabel('For somebody else')).toBeChecked();
		await press(page, 'Next');
		await page.getByLabel('2', { exact: true }).check();
		await press(page, 'Next');
		await page.getByLabel('What should the first words be?').fill(words);
		await press(page, 'Save and come back later');
	});

	await test.step('on another phone the code leads back, wherever it is typed', async () => {
		code = (await page.locator('.tl-code').textContent()) ?? '';
		expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/);
		const javaScriptEnabled = test.info().project.use.javaScriptEnabled ?? true;
		const other = await browser.newPage({ javaScriptEnabled, baseURL: new URL(page.url()).origin });
		await other.goto('/track');
		await other.getByLabel('The code on your receipt').fill(code.toLowerCase());
		await press(other, 'Show me');
		await expect(other.getByText('Statement 1 of')).toBeVisible();
		await other.getByRole('link', { name: 'Back' }).click();
		await expect(other.getByLabel('What should the first words be?')).toHaveValue(words);
		await other.close();
	});

	await test.step('statements one at a time, and one of their own', async () => {
		await page.getByRole('link', { name: 'Go on' }).click();
		await press(page, 'Agree');
		await press(page, 'Pass, or not sure');
		await page.getByRole('link', { name: 'Back' }).click();
		await expect(page.getByText('You chose: Pass, or not sure')).toBeVisible();
		await press(page, 'Disagree');
		while (await page.getByRole('button', { name: 'Agree', exact: true }).isVisible())
			await press(page, 'Agree');
		await page.getByLabel('Add a statement of your own').fill('I would ring if it was a person');
		await press(page, 'Next');
	});

	await test.step('no name and no use is chosen for them', async () => {
		await expect(page.getByRole('heading', { name: 'How your words are shown' })).toBeVisible();
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
		await page.getByLabel(/A made-up name/).check();
		await press(page, 'Next');
		await expect(page.getByRole('alert')).toContainText('Enter the name to show with your words');
		await page.getByLabel('The name to show').fill('Sparrow');
		await press(page, 'Next');
		await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
		await page
			.getByRole('group', { name: /board and governors/ })
			.getByLabel('Yes')
			.check();
		await press(page, 'Next');
	});

	await test.step('everything is shown before it is sent, and can be changed', async () => {
		await expect(page.getByText('How can I help?')).toBeVisible();
		await expect(page.getByText('I would ring if it was a person')).toBeVisible();
		await page.getByRole('link', { name: /^Change.*How well were you answered/ }).click();
		await page.getByLabel('5', { exact: true }).check();
		await press(page, 'Next');
		await expect(page.getByText('5 (1 is “Not well at all”')).toBeVisible();
		await press(page, 'Send my answers');
	});

	await test.step('the same code is the receipt', async () => {
		await expect(page.getByRole('heading', { name: 'We have your answers' })).toBeVisible();
		await expect(page.locator('.tl-code')).toHaveText(code);
		await page.reload();
		await expect(page.locator('.tl-code')).toHaveText(code);
	});

	await test.step('questions about them are apart, and can be left alone', async () => {
		await page.getByRole('link', { name: 'Questions about you, if you like' }).click();
		await page.getByRole('link', { name: 'Continue without answering' }).click();
		await page.getByRole('link', { name: 'Questions about you, if you like' }).click();
		await page.getByLabel('White').check();
		await press(page, 'Next');
		await page.getByLabel('Roma').check();
		expect(page.url()).not.toMatch(/white|roma/i);
		await press(page, 'Send these');
		await expect(page.getByRole('status')).toContainText('Thank you');
	});

	await test.step('what they sent can be followed and taken back', async () => {
		await page.getByRole('link', { name: 'Follow your answers' }).click();
		await expect(page.getByText('How can I help?')).toBeVisible();
		await page.getByRole('link', { name: 'Take your words back' }).click();
		await page.getByRole('button', { name: /take/i }).first().click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Words you took back');
		await page.goto(`${CRISIS_LINE}/answer/${code}`);
		await expect(page.getByText('How can I help?')).toHaveCount(0);
	});
});

test('somebody stops, and nothing is kept @nojs', async ({ page }) => {
	await page.goto(CRISIS_LINE);
	await press(page, 'I have read this. Begin');
	const address = page.url();
	await page.getByLabel('Yes').check();
	await press(page, 'Next');
	await page.getByRole('link', { name: 'Stop here' }).click();
	await press(page, 'Yes, keep nothing');
	await expect(page.getByRole('status')).toContainText('Nothing was kept');
	expect((await page.goto(address))?.status()).toBe(404);
});

test('a signed-in advisor is connected with their answers only if they say so', async ({ page }) => {
	await signInAs(page, 'tunde');
	const words = `Ring me back. ${crypto.randomUUID()}`;
	await page.goto(CRISIS_LINE);
	await press(page, 'I have read this. Begin');
	await press(page, 'Next');
	await page.getByLabel('What should the first words be?').fill(words);
	await press(page, 'Next');
	await page.getByRole('link', { name: 'Skip the other statements' }).click();
	await page.goto(page.url().replace(/[^/]+$/, 'check'));
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
	await page.getByRole('group', { name: 'Show these answers on my own page too' }).getByLabel('Yes').check();
	await press(page, 'Send my answers');
	await page.goto('/my/contributions');
	await expect(page.getByText(words)).toBeVisible();
});

test('somebody reads and answers in Urdu, from right to left @nojs', async ({ page }) => {
	await signInAs(page, 'grace');
	const here = await anOpenConsultation(page);
	const id = here.split('/').at(-1) ?? '';
	await page.goto(`${here}/translations/ur`);
	const names = await page
		.locator('[name^="w."]')
		.evaluateAll((found) => found.map((one) => one.getAttribute('name') ?? ''));
	const given = Object.fromEntries(names.map((name) => [name, `شام ${name}`]));
	await send(page, `${here}/translations/ur?/save`, { ...given, translated_by: 'Sana' });
	await signInAs(page, 'joy');
	const joys = `/rooted-voices/consultations/${id}/translations/ur`;
	await send(page, `${joys}?/review`, { reviewed_by: 'Joy' });
	await signOut(page);

	await page.goto(`/consultations/${id}`);
	await page.getByRole('link', { name: /اردو/ }).click();
	const main = page.locator('main [lang="ur"]').first();
	await expect(main).toHaveAttribute('dir', 'rtl');
	await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('شام w.title');
	await page.locator('form[action*="begin"] button').click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('شام');
	await page.getByRole('radio').first().check();
	await page.locator('main form button').first().click();
	await page.getByRole('radio').nth(2).check();
	await page.locator('main form button').first().click();
	await page.goto(page.url().replace(/[^/]+$/, 'check'));
	await page.locator('main form button').first().click();
	await expect(page.locator('.tl-code')).toBeVisible();

	const code = (await page.locator('.tl-code').textContent()) ?? '';
	await page.goto(`/track/${code}`);
	await expect(page.locator('blockquote').first()).toHaveAttribute('dir', 'rtl');
});
