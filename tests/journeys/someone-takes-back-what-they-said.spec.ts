import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs } from '../support/personas';
import { PCREF } from '../support/spine';

async function enter(page: Page, code: string) {
	await page.goto('/track');
	await page.getByLabel('The code on your receipt').fill(code);
	await page.getByRole('button', { name: 'Show me' }).click();
}

const answered = (page: Page, path: string) =>
	page.waitForResponse((answer) => answer.url().includes(path) && answer.request().method() === 'POST');

test('a code that is wrong says what to do @nojs', async ({ page }) => {
	await page.goto('/track');
	for (const [typed, sentence, status] of [
		['', 'Enter the code from your receipt', 400],
		['7KQ4M-2XA9P', 'That is too short', 400],
		['00000-00000-1', 'One of the letters or numbers is not right', 400],
		['00000-00000-0', 'We do not know this code', 404]
	] as const) {
		const answer = answered(page, '/track');
		await enter(page, typed);
		expect((await answer).status()).toBe(status);
		await expect(page.getByRole('alert')).toContainText(sentence);
		await expect(page.getByLabel('The code on your receipt')).toHaveValue(typed);
	}
});

test('an address with an unknown code tells what to do, and is kept nowhere', async ({ page }) => {
	const answer = await page.goto('/track/00000-00000-0');
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { name: 'We do not know this code' })).toBeVisible();
	await expect(page.getByRole('link', { name: 'Enter the code again' })).toBeVisible();
	expect(answer?.headers()['cache-control']).toContain('no-store');
	expect(answer?.headers()['x-robots-tag']).toBe('noindex');
});

test('a facilitator takes words back because the person asked @nojs', async ({ page }) => {
	const words = `Please do not keep this ${crypto.randomUUID()}`;
	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/contributions/new?programme=${PCREF}`);
	await page.getByRole('group', { name: 'Did you tell them' }).getByLabel('Yes').check();
	await page.getByLabel('A talk between two people').check();
	await page.getByLabel('Their words').fill(words);
	await page.getByLabel('They do not want to say').check();
	await page.getByRole('button', { name: 'Record it and print their receipt' }).click();
	const first = await page.locator('.tl-code').innerText();
	await page.getByRole('link', { name: 'Back' }).click();

	await test.step('another slip leads to the same words', async () => {
		await page.getByRole('button', { name: 'Print a new receipt' }).click();
		const second = await page.locator('.tl-code').innerText();
		expect(second).not.toBe(first);
		await enter(page, second);
		await expect(page.getByText(words)).toBeVisible();
		await page.goBack();
		await page.goto('/northbrook/contributions?use=unused');
		await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').click();
	});

	await page.getByRole('link', { name: 'Take these words back' }).click();
	await page.getByRole('button', { name: 'Take them back' }).click();
	await expect(page.getByRole('status')).toContainText('The words are destroyed');
	await expect(page.getByText(words)).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Print a new receipt' })).toHaveCount(0);

	await enter(page, first);
	await expect(page.getByRole('heading', { name: 'Words you took back' })).toBeVisible();
	await expect(page.getByText(words)).toHaveCount(0);
});

test('somebody else cannot read, follow or take back what is not theirs', async ({ page }) => {
	await signInAs(page, 'tunde');
	await page.goto('/my/contributions');
	const answer = await page.goto('/my/contributions/00000000-0000-4000-a000-00000000ffff');
	expect(answer?.status()).toBe(404);
	await signInAs(page, 'olwen');
	expect((await page.goto('/northbrook/contributions'))?.status()).toBe(404);
});
