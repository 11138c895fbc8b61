// Somebody says who they are, in two steps, changes it and deletes it: asked, explained, and never needed (R38, R39).
import { signInAs } from '../support/personas.ts';
import { expect, test } from '../support/test.ts';

// All of it is plain forms.
test.use({ javaScriptEnabled: false });

test('Tunde says who he is, changes it and deletes it @alone', async ({ page }) => {
	await signInAs(page, 'tunde');
	await page.goto('/my');
	await page.getByRole('link', { name: 'About you', exact: true }).click();
	await expect(page.getByText('You need not answer any of them')).toBeVisible();
	// In the demo year he said something before.
	const forget = page.getByRole('button', { name: 'Delete all of it' });
	if (await forget.isVisible()) await forget.click();
	// Nothing is chosen before he chooses.
	await expect(page.locator('input[type="radio"]:checked')).toHaveCount(0);

	await page.getByLabel('Black, Black British, Caribbean or African').check();
	await page.getByRole('group', { name: 'How old are you?' }).getByLabel('35 to 44').check();
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByLabel('African background').check();
	await page.getByLabel('In your own words, if you like').fill('Yoruba');
	await page.getByRole('button', { name: 'Keep my answers' }).click();

	await expect(page.getByText('We have what you said.')).toBeVisible();
	await expect(
		page.getByText('Black, Black British, Caribbean or African: African background')
	).toBeVisible();
	await expect(page.getByText('Yoruba')).toBeVisible();
	// Who he is stands in no address.
	expect(page.url()).not.toMatch(/african|black|35/i);

	await page
		.getByRole('group', { name: 'What is your ethnic group?' })
		.getByLabel('Prefer not to say')
		.check();
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByText('We have what you said.')).toBeVisible();
	await expect(page.getByText('Yoruba')).toHaveCount(0);

	await forget.click();
	await expect(page.getByText('What you said of yourself is deleted.')).toBeVisible();
	await expect(forget).toHaveCount(0);
});
