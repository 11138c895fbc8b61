// Whoever is not content with the trust's answer takes it to the board. What the board answers stands beside their words, and a community
// co-chair who does not share it says so beside both; nobody at the trust can change either.
import { expect, test } from '../support/test.ts';
import { signInAs, signOut } from '../support/personas.ts';
import { anAgreedInsight, send } from '../support/spine.ts';

test('the board answers a challenge, and a co-chair puts her own words beside it @nojs', async ({ page }) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const words = `We asked for the ward round too ${mark}`;
	const insight = await anAgreedInsight(page, `Ask at the ward round ${mark}`);
	const status = page.getByRole('status');
	const today = new Date().toISOString().slice(0, 10).split('-') as [string, string, string];

	await signInAs(page, 'amina');
	await send(page, `/my/challenges/new?kind=insight&id=${insight}`, {
		kind: 'insight',
		subject: insight,
		words
	});
	await signInAs(page, 'grace');
	await page.goto('/northbrook/challenges');
	await page
		.getByRole('listitem')
		.filter({ hasText: mark })
		.getByRole('link', { name: 'Read and answer' })
		.click();
	await page.getByLabel('The trust does not agree').check();
	await page.getByLabel('The answer, in plain words').fill('The ward round has its own plan.');
	await page.getByRole('button', { name: 'Answer them' }).click();

	await test.step('it is not on the board’s table until its author takes it there', async () => {
		await page.goto('/northbrook/board/challenges');
		await expect(page.getByText(words)).toHaveCount(0);
		await signInAs(page, 'amina');
		await page.goto('/my/challenges');
		const mine = page.getByRole('region', { name: new RegExp(mark) });
		await mine.getByRole('button', { name: 'Take it to the board' }).click();
		await expect(mine).toContainText('The board has not answered yet. It comes to a meeting by');
	});

	await test.step('an auditor reads it there, with its thread, and has nothing to press', async () => {
		await signInAs(page, 'dev');
		await page.goto('/northbrook/board/challenges');
		const row = page.getByRole('listitem').filter({ hasText: mark });
		await expect(row).toContainText('No meeting to come is named.');
		await expect(row.getByRole('link', { name: 'See its whole thread' })).toBeVisible();
		await row.getByRole('link', { name: /^About insight/ }).click();
		await expect(page.getByText('A decision owner records what the board answers.')).toBeVisible();
		await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
	});
	const here = new URL(page.url()).pathname;

	await test.step('Marcus records the answer; what is missing is named beside the field', async () => {
		await signInAs(page, 'marcus');
		await page.goto(here);
		await page.getByRole('button', { name: 'Publish the board’s answer' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose whether the board agrees');
		await page.getByLabel('The board agrees in part').check();
		await page.getByLabel('The board’s answer, in plain words').fill('The ward round follows by the summer.');
		await page.getByLabel('Which body met?').fill('Trust Board');
		const met = page.getByRole('group', { name: 'On which day did it meet?' });
		for (const [at, part] of (['Year', 'Month', 'Day'] as const).entries())
			await met.getByLabel(part).fill(today[at]!);
		await page.getByRole('button', { name: 'Publish the board’s answer' }).click();
		await expect(status).toContainText('stands beside their words');
		await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
	});

	await test.step('Amina does not share it, and says so beside it', async () => {
		await signInAs(page, 'amina');
		await page.goto(here);
		await page.getByLabel('say why in your own words').fill(`Summer is no day ${mark}`);
		await page.getByLabel('Name to show with it').fill('Amina');
		await page.getByRole('button', { name: 'Put this beside it' }).click();
		await expect(status).toContainText('Your words stand beside the board’s answer');
	});

	await test.step('everyone reads all three, and its author sees the answer on her page', async () => {
		await page.goto('/my/challenges');
		await expect(page.getByRole('region', { name: new RegExp(mark) })).toContainText(
			'The ward round follows by the summer.'
		);
		await signOut(page);
		await page.goto(`/northbrook/said-and-done/insights/${insight}`);
		for (const said of [words, 'The ward round follows by the summer.', `Summer is no day ${mark}`]) {
			await expect(page.getByText(said).first()).toBeVisible();
		}
	});
});
