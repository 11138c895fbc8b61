import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';

const WORDS = 'They asked my son to spell his name four times.\nNobody asked how he was. 😢';

// The programme of the cast: other journeys make more, and then one has to choose.
const GIVE = '/give?programme=00000000-0000-4000-c000-000000000001';

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/** Writes these words and stops before they are given. */
async function writeUpToTheCheck(page: Page, words: string) {
	await page.goto(GIVE);
	await expect(page.getByRole('heading', { name: 'When we would have to tell somebody else' })).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await page.getByRole('button', { name: 'I have read this. Start writing' }).click();

	await page.getByLabel('What do you want to say?').fill(words);
	await next(page);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await page.getByLabel('A made-up name').check();
	await page.getByLabel('The name to show').fill('A father');
	await next(page);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await page.getByRole('group', { name: 'Show my words on this website' }).getByLabel('Yes').check();
	await page.getByLabel('One year').check();
	await next(page);
	await expect(page.getByRole('heading', { name: 'Check how your words will appear' })).toBeVisible();
}

async function give(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Give this to Northbrook' }).click();
	await expect(page.getByRole('heading', { name: 'We have your words' })).toBeVisible();
	return page.locator('.tl-code').innerText();
}

test('a person gives words, follows them by the slip, and takes them back @nojs', async ({ page }) => {
	await signInAs(page, 'tunde');
	await writeUpToTheCheck(page, WORDS);
	await expect(page.getByText('A father').first()).toBeVisible();

	await test.step('going back loses nothing', async () => {
		await page.getByRole('link', { name: 'Change your words or their language' }).click();
		await expect(page.getByLabel('What do you want to say?')).toHaveValue(WORDS);
		await next(page);
		await expect(page.getByLabel('A made-up name')).toBeChecked();
		await next(page);
		await next(page);
	});

	const code = await give(page);
	expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]$/);
	await page.reload();
	await expect(page.getByText(`/track/${code}`)).toBeVisible();
	await signOut(page);

	await test.step('by the slip alone', async () => {
		await page.goto('/track');
		await page.getByLabel('The code on your receipt').fill(code.toLowerCase().replaceAll('-', ' '));
		await page.getByRole('button', { name: 'Show me' }).click();
		await expect(page).toHaveURL(`/track/${code}`);
		await expect(page).toHaveTitle(/^Follow - /);
		await expect(page.getByText('Nobody asked how he was. 😢')).toBeVisible();
		await expect(page.getByText(/^Yes, until/)).toHaveCount(1);
	});

	await test.step('changes consent', async () => {
		await page.getByRole('link', { name: 'Change your answers' }).click();
		await page.getByRole('group', { name: 'Show my words on this website' }).getByLabel('No').check();
		await page.getByRole('button', { name: 'Change it now' }).click();
		await expect(page.getByRole('status')).toContainText('Your answers have changed');
		await expect(page.getByText(/^Yes, until/)).toHaveCount(0);
	});

	await test.step('takes the words back', async () => {
		await page.getByRole('link', { name: 'Take your words back' }).click();
		await page.getByRole('button', { name: 'Take my words back' }).click();
		await expect(page.getByRole('heading', { name: 'Words you took back' })).toBeVisible();
		await expect(page.getByText('Nobody asked how he was')).toHaveCount(0);
	});

	await test.step('nobody at the trust reads them any more', async () => {
		await signInAs(page, 'fatima');
		await page.goto('/northbrook/contributions');
		await expect(page.getByRole('heading', { name: 'Contributions' })).toBeVisible();
		await expect(page.getByText('spell his name four times')).toHaveCount(0);
	});
});

test('pressing twice and loading again gives one contribution', async ({ page }) => {
	await signInAs(page, 'amina');
	const words = `Said once, ${crypto.randomUUID()}`;
	await writeUpToTheCheck(page, words);
	const twice = page.url();
	const press = () =>
		page.request.post(`${twice}?/give`, { form: {}, headers: { origin: new URL(twice).origin } });
	const answers = await Promise.all([press(), press()]);
	expect(answers.map((answer) => answer.status())).toEqual([200, 200]);

	await page.goto('/my/contributions');
	await expect(page.getByText(words)).toHaveCount(1);
});

test('there is no box to write in without what comes before it', async ({ page }) => {
	await signInAs(page, 'amina');
	await page.goto(`/give/${crypto.randomUUID()}/words`);
	await expect(page).toHaveURL(/\/give\?done=gone/);
	await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('keeping nothing keeps nothing', async ({ page }) => {
	await signInAs(page, 'amina');
	await writeUpToTheCheck(page, 'I would rather not after all');
	const address = page.url();
	await page.getByRole('button', { name: 'Keep nothing' }).click();
	await expect(page.getByRole('status')).toContainText('We kept nothing');
	await page.goto(address);
	await expect(page).toHaveURL(/done=gone/);
});

test('nothing is lost where something is missing', async ({ page }) => {
	await signInAs(page, 'amina');
	await page.goto(GIVE);
	await page.getByRole('button', { name: 'I have read this. Start writing' }).click();
	await next(page);
	await expect(page.getByRole('alert')).toContainText('Write something, in any way you like');
	await expect(page).toHaveTitle(/^Error: Write - /);
	await page.getByLabel('What do you want to say?').fill('A name for this');
	await next(page);
	await page.getByLabel('A real name').check();
	await next(page);
	await expect(page.getByRole('alert')).toContainText('Enter the name to show with the words');
	await expect(page.getByLabel('A real name')).toBeChecked();
});
