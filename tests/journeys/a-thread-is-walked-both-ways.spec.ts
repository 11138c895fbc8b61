import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { anAgreedInsight } from '../support/spine';

test('the same line is seen from the words, the insight and the decision, there and back @nojs', async ({
	page
}) => {
	const mark = crypto.randomUUID().slice(0, 8);
	const statement = `Carers are asked first ${mark}`;
	const insight = await anAgreedInsight(page, statement);
	const heading = page.getByRole('heading', { level: 1 });
	const here = page.locator('[aria-current=step]');

	await page.goto(`/northbrook/thread/insight/${insight}`);
	await expect(heading).toContainText(statement);
	await expect(here).toContainText('Checked with them');

	await test.step('back to the words, and forward again', async () => {
		await page.getByRole('blockquote').getByRole('link').click();
		await expect(heading).toContainText('Where these words went');
		await expect(here).toContainText('What was said');
		await page.getByRole('link', { name: statement }).click();
		await expect(heading).toContainText(statement);
	});

	await test.step('a proposal joins the line for the trust, and for nobody else', async () => {
		await page.goto('/northbrook/decisions/new?programme=pcref');
		await page.getByLabel('Title').fill(`Ask first ${mark}`);
		await page.getByLabel('What is to be decided?').fill('Carers are asked first.');
		await page.getByLabel(statement).check();
		await page.getByRole('button', { name: 'Propose this' }).click();
		await page.goto(`/northbrook/thread/insight/${insight}`);
		await expect(page.getByText('This is proposed. The decision owner is to decide.').first()).toBeVisible();
		await page.getByRole('link', { name: `Ask first ${mark}` }).click();
		await expect(here).toContainText('What is proposed');
		await page.getByRole('link', { name: statement }).click();
		await page.getByRole('link', { name: 'See what everyone can see' }).click();
		await expect(heading).toContainText(statement);
		await expect(page.getByText(`Ask first ${mark}`)).toHaveCount(0);
	});

	await test.step('another trust finds only what is public', async () => {
		await signOut(page);
		await signInAs(page, 'olwen');
		expect((await page.goto(`/northbrook/thread/insight/${insight}`))?.status()).toBe(404);
		expect((await page.goto(`/eastvale/thread/insight/${insight}`))?.status()).toBe(404);
		expect((await page.goto(`/northbrook/said-and-done/insights/${insight}`))?.status()).toBe(200);
	});
});

test('a programme is seen as bands, with the same figures in a table @wide', async ({ page }) => {
	await anAgreedInsight(page, `Nobody waits alone ${crypto.randomUUID().slice(0, 8)}`);
	await page.goto('/northbrook/programmes/pcref/thread');
	await expect(page.getByRole('img', { name: /The line of this programme as bands/ })).toBeVisible();
	await expect(page.getByRole('row').filter({ hasText: 'Waiting for an answer' })).toContainText(
		'The line ends here'
	);
});
