import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { findWords, PCREF } from '../support/spine';

const WORDS = 'আমার মেয়েকে ছাড়া কেউ আমার সাথে কথা বলেনি। Only my daughter spoke to me.';

test('a facilitator writes for Mrs Begum, who follows her words by a slip @nojs', async ({ page }) => {
	await signInAs(page, 'joy');
	await page.goto('/rooted-voices/contributions');
	await expect(page.getByRole('link', { name: 'Write for somebody' })).toBeVisible();
	await page.goto(`/rooted-voices/contributions/new?programme=${PCREF}`);

	await test.step('what is missing is said, and nothing typed is lost', async () => {
		await page.getByLabel('Their words').fill(WORDS);
		await page.getByRole('button', { name: 'Record it and print their receipt' }).click();
		const alert = page.getByRole('alert');
		await expect(alert).toContainText('Tell them first, then tick this');
		await expect(alert).toContainText('Choose who said it');
		await expect(page.getByLabel('Their words')).toHaveValue(WORDS);
		await expect(page.getByLabel('Who wrote this down?')).toHaveValue('Joy');
	});

	const group = (name: RegExp | string) => page.getByRole('group', { name });
	await group('Did you tell them').getByLabel('Yes').check();
	await page.getByLabel('Spoken words, written down').check();
	await page.getByLabel('Which language is it in?').selectOption('bn');
	await page.getByLabel('Somebody you know already').check();
	await page.getByLabel('If you know them already').selectOption({ label: 'Mrs Begum' });
	await group('Show my words to the board').getByLabel('Yes').check();
	await page.getByLabel('Yes, and they said that it is right').check();
	await page.getByRole('button', { name: 'Record it and print their receipt' }).click();

	await expect(page.getByRole('heading', { name: 'Their receipt' })).toBeVisible();
	const code = await page.locator('.tl-code').innerText();
	await expect(page.getByText(`/track/${code}`)).toBeVisible();

	await test.step('Joy sees what she wrote down, with when it was read back', async () => {
		await page.getByRole('link', { name: 'Back' }).click();
		await expect(page.getByText('Only my daughter spoke to me')).toBeVisible();
		await expect(page.locator('[lang=bn]').first()).toBeVisible();
		await expect(page.getByText(/^Read back to them on/)).toBeVisible();
		await expect(page.getByText('Somebody who did not give a name')).toBeVisible();
		await expect(page.getByText('Mrs Begum')).toHaveCount(0);
	});

	await test.step('the board auditor reads it too, since she said yes to the board', async () => {
		await signInAs(page, 'dev');
		await findWords(page, 'only my daughter spoke');
		const hers = page.getByRole('listitem').filter({ hasText: 'Only my daughter spoke to me' }).first();
		await hers.getByRole('link', { name: /^Said on/ }).click();
		await expect(page.getByText('Only my daughter spoke to me')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Print a new receipt' })).toHaveCount(0);
	});

	await signOut(page);
	await test.step('with the slip alone she says that these are her words', async () => {
		await page.goto(`/track/${code}`);
		await expect(page.getByRole('heading', { name: 'Is this what you said?' })).toBeVisible();
		await page.getByRole('button', { name: 'Yes, these are my words' }).click();
		await expect(page.getByRole('status')).toContainText('You said that these are your words');
	});
});

test('people without the role do not write for others', async ({ page }) => {
	await signInAs(page, 'dev');
	await page.goto('/northbrook/contributions');
	await expect(page.getByRole('link', { name: 'Write for somebody' })).toHaveCount(0);
	const answer = await page.goto('/northbrook/contributions/new');
	expect(answer?.status()).toBe(403);
});
