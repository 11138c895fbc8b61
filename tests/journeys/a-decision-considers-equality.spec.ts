// A decision is not made before it says what it may do to whom. What it did in the end is looked at afterwards, and both sides say how much
// influence people had: what one person says is shown to nobody.
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { considerEquality } from '../support/equality.ts';
import { signInAs, signOut } from '../support/personas.ts';
import { agreedFrom, PCREF, send } from '../support/spine.ts';

const MARCUS_DECIDES = '00000000-0000-4000-e000-000000000003';

test('equality is weighed before and at a decision, and looked at after it @nojs', async ({ page }) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const words = `Nobody asked my mother ${mark}`;
	await signInAs(page, 'fatima');
	const slip = await given(page, words);
	const insight = await agreedFrom(page, `Carers are not asked ${mark}`, words);
	await signInAs(page, 'grace');
	const proposed = await send(page, '/northbrook/decisions/new', {
		programme: PCREF,
		title: `Ask carers ${mark}`,
		summary: 'Ask.',
		insights: insight
	});
	const here = new URL(proposed, 'http://here').pathname;
	await send(page, `${here}/prepare`, {
		title: `Ask carers ${mark}`,
		summary: 'Ask.',
		body: 'Quality Committee',
		'decided_on-day': '9',
		'decided_on-month': '3',
		'decided_on-year': '2026',
		owner_id: MARCUS_DECIDES
	});
	await send(page, `${here}/insights/${insight}`, { kind: 'adopted', reason: '' });
	const status = page.getByRole('status');

	await test.step('what is missing leads to its step, and it cannot be made', async () => {
		await page.goto(here);
		for (const lack of [
			'What is known of its effect on equality',
			'How the three aims',
			'What will be done for anyone',
			'its actual impact'
		]) {
			await expect(page.getByRole('link', { name: lack })).toBeVisible();
		}
		await page.getByRole('link', { name: 'The day its actual impact will be looked at' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Equality, when it is decided');
		await considerEquality(page, here, ['2', '3', '2026']);
		await expect(status).toContainText('Kept.');
	});

	await test.step('Marcus makes it and says how much influence there was', async () => {
		await signInAs(page, 'marcus');
		await page.goto(here);
		await page.getByRole('button', { name: 'Make this decision' }).click();
		await page.getByRole('link', { name: 'Say how much influence people had' }).click();
		await page.getByRole('button', { name: 'Publish this' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose how much influence there was');
		await page.getByLabel('A lot').check();
		await page.getByRole('button', { name: 'Publish this' }).click();
		await expect(page.getByText('4 of 5: a lot.')).toBeVisible();
	});

	await test.step('whoever gave the words says it with their slip; no one reads one answer alone', async () => {
		await signOut(page);
		await page.goto(slip);
		await page.getByRole('link', { name: 'Say how much influence you had' }).click();
		await page.getByLabel('None').check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(status).toContainText('Your answer counts among the others');
		await page.goto(here.replace('/decisions/', '/said-and-done/decisions/'));
		await expect(page.getByText('Fewer than 5 have said.')).toBeVisible();
		await expect(page.getByText('1 of 5: none')).toHaveCount(0);
	});

	await test.step('what it did in the end is looked at, and everyone reads it', async () => {
		await signInAs(page, 'grace');
		await page.goto(`${here}/impact`);
		const looked = page.getByRole('group', { name: 'On which day was it looked at?' });
		for (const [part, value] of [
			['Day', '1'],
			['Month', '9'],
			['Year', '2026']
		] as const)
			await looked.getByLabel(part).fill(value);
		await page.getByLabel('Worse than expected').check();
		await page.getByLabel('What was found').fill(`Fewer fathers came ${mark}`);
		await page.getByRole('button', { name: 'Publish this' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter the day it will be looked at again');
		const again = page.getByRole('group', { name: 'When will it be looked at again?' });
		const year = String(new Date().getFullYear() + 1);
		for (const [part, value] of [
			['Day', '1'],
			['Month', '9'],
			['Year', year]
		] as const)
			await again.getByLabel(part).fill(value);
		await page.getByRole('button', { name: 'Publish this' }).click();
		await expect(status).toContainText('It stands beside the decision');
		await signOut(page);
		await page.goto(here.replace('/decisions/', '/said-and-done/decisions/'));
		await expect(page.getByText(`Fewer fathers came ${mark}`)).toBeVisible();
		await expect(page.getByText('Carers of every group are asked alike.')).toBeVisible();
	});
});

/** Fatima writes down what somebody said who gives no name. Answers where their slip leads. */
async function given(page: Page, words: string): Promise<string> {
	const slip = await send(page, '/northbrook/contributions/new', {
		id: crypto.randomUUID(),
		told: 'yes',
		programme_id: PCREF,
		kind: 'one_to_one',
		words,
		lang: 'en',
		given_on: '2026-03-02',
		who: 'nobody',
		scribe_name: 'Fatima',
		read_back: 'yes',
		may_board: 'yes',
		may_website: 'yes'
	});
	await page.goto(slip);
	return `/track/${await page.locator('.tl-code').innerText()}`;
}
