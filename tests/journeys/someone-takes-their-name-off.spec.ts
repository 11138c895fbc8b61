import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { PCREF } from '../support/spine';

test('someone takes their name off words that stay, with the slip a partner printed @nojs', async ({
	page
}) => {
	await signInAs(page, 'joy');
	await page.goto(`/rooted-voices/contributions/new?programme=${PCREF}`);
	const group = (name: string) => page.getByRole('group', { name });
	await group('Did you tell them').getByLabel('Yes').check();
	await page.getByLabel('Spoken words, written down').check();
	await page.getByLabel('Their words').fill('They spoke over my head');
	await page.getByLabel('They do not want to say').check();
	await group('What name do they want').getByLabel('A made-up name').check();
	await page.getByLabel('The name to show').fill('Sparrow');
	await page.getByRole('button', { name: 'Record it and print their receipt' }).click();

	await test.step('the slip names the help of the trust it was given to', async () => {
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Their receipt');
		await expect(page.getByRole('contentinfo')).toContainText('0800 000 0100');
	});
	const code = (await page.locator('main').innerText()).match(/[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/)?.[0];
	await signOut(page);

	await page.goto(`/track/${code}`);
	await expect(page.locator('main')).toContainText('Sparrow');
	await page.getByRole('link', { name: 'show your words without a name' }).click();
	await page.getByRole('button', { name: 'Show my words without a name' }).click();
	await expect(page.getByRole('status')).toContainText('Your words are now shown without a name');
	await expect(page.locator('main')).toContainText('They spoke over my head');
	await expect(page.locator('main')).not.toContainText('Sparrow');
	await page.getByRole('link', { name: 'Change your answers' }).click();
	await expect(page.getByRole('button', { name: 'Show my words without a name' })).toHaveCount(0);
});

test('an auditor finds the words people agreed to show to the board', async ({ page }) => {
	await signInAs(page, 'dev');
	await page.goto('/northbrook');
	await page.getByRole('banner').getByRole('link', { name: 'Contributions' }).click();
	await expect(page.getByText('where they agreed to show it to the board')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Write for somebody' })).toHaveCount(0);
});

test('an address that nobody has is not found, and does not ask to sign in', async ({ page }) => {
	expect((await page.goto('/nonsense'))?.status()).toBe(404);
	await page.goto('/northbrook');
	await expect(page).toHaveURL(/\/sign-in\?next=%2Fnorthbrook$/);
});
