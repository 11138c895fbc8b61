// Hard words in a round: a reader sets how many one sitting holds, is told when it is enough, rests or reads on, and leaves one
// to somebody else.
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas.ts';
import { send } from '../support/spine.ts';
import { expect, test } from '../support/test.ts';

test('a reader is told when it is enough, and decides what to do @alone', async ({ page }) => {
	const slug = `rest-${Date.now()}`;
	await signInAs(page, 'grace');
	await send(page, '/northbrook/programmes/new', { title: `Listening ${slug}`, slug, purpose: '' });
	await page.goto(`/northbrook/codes/new?programme=${slug}`);
	const programme = await page.locator('input[name=programme]').inputValue();
	await send(page, '/northbrook/codes/new', { programme, name: 'Waiting', definition: '', examples: '' });

	await signInAs(page, 'fatima');
	for (const words of ['The door was locked.', 'Nobody came when I called.', 'I was alone all night.']) {
		const id = await said(page, programme, words);
		await send(page, `/northbrook/coding/${id}?/flag`, { note: 'About a night on a ward' });
	}
	const made = await send(page, `/northbrook/coding/rounds/new?programme=${slug}`, {
		programme,
		title: `Nights ${slug}`,
		coders: '00000000-0000-4000-d000-000000000002',
		chosen: 'newest',
		most: '10'
	});

	await test.step('one alone reads a list, and sets their own pace', async () => {
		await page.goto('/northbrook/coding');
		await page.getByLabel('Hard ones in one sitting').fill('0');
		await page.getByRole('button', { name: 'Keep this number' }).click();
		await expect(page.getByRole('alert')).toContainText('Write a number from 1 to 50');
		await page.getByLabel('Hard ones in one sitting').fill('1');
		await page.getByRole('button', { name: 'Keep this number' }).click();
		await expect(page.getByText('Your number is kept.')).toBeVisible();
	});

	await test.step('the note stands first; after one it is enough', async () => {
		await page.goto(made);
		await page.getByRole('button', { name: 'Read the next one' }).click();
		await expect(page.getByText('About a night on a ward')).toBeVisible();
		await page.getByRole('button', { name: 'Done with this one' }).click();
		await expect(
			page.getByText('You have read 1 hard one. Take a break; the others can wait.')
		).toBeVisible();
	});

	await test.step('reading on is a choice, and holds for as many again', async () => {
		await page.getByRole('button', { name: 'Read on all the same' }).click();
		await page.getByRole('link', { name: 'Pass them to someone else' }).click();
		await page.getByLabel('Anyone who listens here').check();
		await page.getByRole('button', { name: 'Pass them on' }).click();
		await expect(page.getByText('Passed on.')).toBeVisible();
		await page.getByRole('button', { name: 'Read the next one' }).click();
		await expect(page.getByText('You have read 2 hard ones.')).toBeVisible();
	});

	await test.step('who rests begins anew, and what was passed waits for somebody else', async () => {
		await page.getByRole('button', { name: 'I am taking a break' }).click();
		await expect(page.getByText('In this sitting you have read 0 hard ones.')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Passed on by somebody' })).toHaveCount(0);
		await signInAs(page, 'grace');
		await page.goto('/northbrook/coding');
		await expect(page.getByText('Passed by Fatima to anyone.').first()).toBeVisible();
		await page.getByRole('button', { name: 'Read these' }).first().click();
		await expect(page.getByText('Show the words')).toBeVisible();
	});
});

/** Writes down what somebody said in a programme, and answers its id. */
async function said(page: Page, programme: string, words: string): Promise<string> {
	const id = crypto.randomUUID();
	await send(page, '/northbrook/contributions/new', {
		id,
		told: 'yes',
		programme_id: programme,
		kind: 'one_to_one',
		words,
		lang: 'en',
		given_on: '2026-03-02',
		who: 'nobody',
		scribe_name: 'Fatima',
		read_back: 'yes',
		may_board: 'yes'
	});
	return id;
}
