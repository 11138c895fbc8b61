import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { anAgreedInsight } from '../support/spine';

const WORDS = 'That is not what we asked. We asked for the ward round too.';

test('a co-chair’s challenge stands beside, and staff can answer it but not remove it @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const insight = await anAgreedInsight(page, `Ask at the ward round ${mark}`);
	const status = page.getByRole('status');

	await signInAs(page, 'amina');
	await page.goto(`/my/challenges/new?kind=insight&id=${insight}`);
	await page.getByRole('button', { name: 'Put this beside it' }).click();
	await expect(page.getByRole('alert')).toContainText('Say what is not right');
	await page.getByLabel('In your own words').fill(`${WORDS} ${mark}`);
	await page.getByLabel('The name to show with it').fill('Amina');
	await page.getByRole('button', { name: 'Put this beside it' }).click();
	await expect(status).toContainText('We have your words');

	await test.step('everyone reads it beside the insight', async () => {
		await signOut(page);
		await page.goto(`/northbrook/said-and-done/insights/${insight}`);
		await expect(page.getByText(`${WORDS} ${mark}`).first()).toBeVisible();
	});

	await test.step('staff have an answer to give, and no button to change or remove it', async () => {
		await signInAs(page, 'grace');
		await page.goto('/northbrook/challenges');
		const row = page.getByRole('listitem').filter({ hasText: mark }).first();
		await expect(row).toContainText('Raised today. Nobody has said yet that they have read it.');
		await row.getByRole('link', { name: 'Read and answer' }).click();
		await expect(page.getByRole('main').getByRole('button')).toHaveText([
			'Say that we have read it',
			'Answer them'
		]);
		await page.getByRole('button', { name: 'Say that we have read it' }).click();
		await expect(status).toContainText('They can see that the trust has read this');
	});

	await test.step('what only the author may do is refused to staff who send the author’s own form', async () => {
		const challenge = new URL(page.url()).pathname.split('/').at(-1) ?? '';
		const { origin } = new URL(page.url());
		for (const verb of ['close', 'escalate', 'take_back']) {
			const answer = await page.request.post(`${origin}/my/challenges`, {
				form: { challenge, verb },
				headers: { origin, accept: 'text/html' },
				maxRedirects: 0
			});
			expect(answer.status()).toBe(404);
		}
		await page.reload();
		await expect(page.getByText(`${WORDS} ${mark}`)).toBeVisible();
	});

	await test.step('Marcus answers, once', async () => {
		await signInAs(page, 'marcus');
		await page.reload();
		await page.getByLabel('The trust agrees in part').check();
		await page.getByLabel('The answer, in plain words').fill('The ward round follows in May.');
		await page.getByRole('button', { name: 'Answer them' }).click();
		await expect(status).toContainText('Your answer stands beside their words');
		await expect(page.getByText(`${WORDS} ${mark}`)).toBeVisible();
		await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
	});

	await test.step('Amina takes it to the board, and nobody else decides that', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my/challenges');
		const mine = page.getByRole('region', { name: new RegExp(mark) });
		await expect(mine).toContainText('The ward round follows in May.');
		await mine.getByRole('button', { name: 'Take it to the board' }).click();
		await expect(status).toContainText('The board will see it');
		await mine.getByRole('button', { name: 'Take my words back' }).click();
		await expect(status).toContainText('Your words are gone');
		await expect(page.getByText(`${WORDS} ${mark}`)).toHaveCount(0);
	});
});

test('somebody without standing is told who may, before they write', async ({ page }) => {
	const insight = await anAgreedInsight(page, `Ask ${crypto.randomUUID().slice(0, 8)}`);
	await page.goto(`/my/challenges/new?kind=insight&id=${insight}`);
	await expect(page.getByText('community co-chairs and community advisors can challenge it')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Put this beside it' })).toHaveCount(0);
});
