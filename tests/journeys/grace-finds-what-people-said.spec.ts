import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs } from '../support/personas';
import { PCREF, send } from '../support/spine';

/** What somebody said, as Fatima wrote it down: its id, and the code on the slip. */
async function said(page: Page, words: string, given_on: string) {
	const slip = await send(page, '/northbrook/contributions/new', {
		id: crypto.randomUUID(),
		told: 'yes',
		programme_id: PCREF,
		kind: 'one_to_one',
		words,
		lang: 'en',
		given_on,
		who: 'nobody',
		scribe_name: 'Fatima',
		read_back: 'yes',
		may_board: 'yes'
	});
	await page.goto(slip);
	const [, id] = /contributions\/([0-9a-f-]{36})\//.exec(slip) ?? [];
	return { id: id ?? '', code: await page.locator('.tl-code').innerText() };
}

const rows = (page: Page) => page.locator('.tl-list__row');

async function find(page: Page, words: string) {
	await page.goto('/northbrook/contributions');
	await page.getByLabel('Words to look for').fill(words);
	await page.getByRole('button', { name: 'Find', exact: true }).click();
}

test('Grace finds words, saves the view, reads coverage and says why one was not used; its giver reads why @nojs', async ({
	page
}) => {
	// A word that nobody else says, also when this runs again in the same database.
	const bird = `waxwing${crypto
		.randomUUID()
		.replaceAll(/[^a-z]/g, '')
		.slice(0, 8)}`;
	await signInAs(page, 'fatima');
	const kept = await said(page, `The ${bird} was asked for her name, twice`, '2026-03-02');
	const other = await said(page, `Her name was asked for by the ${bird}, who waited`, '2026-03-05');
	const tea = await said(page, `A ${bird} and the tea`, '2026-03-09');

	await signInAs(page, 'grace');
	await test.step('by exact words and a minus, which stand in no address', async () => {
		await find(page, `${bird} "asked for"`);
		await expect(rows(page)).toHaveCount(2);
		await expect(rows(page).first().locator('mark').first()).toBeVisible();
		expect(page.url()).not.toContain(bird);
		await find(page, `${bird} "asked for" -waited`);
		await expect(rows(page)).toHaveCount(1);
		await expect(page.getByRole('link', { name: /Said on 2 March 2026/ })).toBeVisible();
		await find(page, `${bird} -tea -"name"`);
		await expect(rows(page)).toHaveCount(0);
		await expect(page.getByText('Nothing that you may read fits this.')).toBeVisible();
	});

	await test.step('by a code, and the one above it', async () => {
		const made = await send(page, '/northbrook/codes/new', { programme: PCREF, name: `Names ${bird}` });
		const [, code = ''] = /codes\/([0-9a-f-]{36})/.exec(made) ?? [];
		await send(page, `/northbrook/coding/${kept.id}?/put`, { sentences: '0-10', codes: code });
		await page.goto(`/northbrook/contributions?code=${code}`);
		await expect(rows(page)).toHaveCount(1);
		await expect(page.getByLabel('Code', { exact: true })).toHaveValue(code);
	});

	await test.step('what does not fit says what to leave out', async () => {
		await find(page, bird);
		await page.getByText('More to look by').click();
		await page.getByLabel('What became of it').selectOption('quoted');
		await page.getByRole('button', { name: 'Find', exact: true }).click();
		await page.getByRole('button', { name: 'Without what became of it' }).click();
		await expect(rows(page)).toHaveCount(3);
	});

	await test.step('a day that does not exist is asked for again, and nothing typed is lost', async () => {
		await page.getByText('More to look by').click();
		await page.getByRole('group', { name: 'Said on or after' }).getByLabel('Day').fill('31');
		await page.getByRole('group', { name: 'Said on or after' }).getByLabel('Month').fill('2');
		await page.getByRole('group', { name: 'Said on or after' }).getByLabel('Year').fill('2026');
		await page.getByRole('button', { name: 'Find', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('Enter a day that exists');
		await expect(page.getByLabel('Words to look for')).toHaveValue(bird);
	});

	await test.step('the view is saved, opened again and shared', async () => {
		await find(page, `${bird} -tea`);
		await page.getByText('Save this view').click();
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page.getByRole('alert')).toContainText('Give it a name');
		await page.getByLabel('Name of the view').fill(`Names of ${bird}`);
		await page.getByLabel('Everybody who listens here').check();
		await page.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(page.getByRole('status')).toContainText('Saved');
		await expect(rows(page)).toHaveCount(2);
		await signInAs(page, 'fatima');
		await page.goto('/northbrook/contributions');
		await page.getByRole('link', { name: `Names of ${bird}` }).click();
		await expect(rows(page)).toHaveCount(2);
		// Another's cannot be removed by who only shares it.
		await page.getByRole('link', { name: 'Change them' }).click();
		await expect(page.getByRole('button', { name: `Remove Names of ${bird}` })).toHaveCount(0);
	});

	await test.step('a reason is said, changed in the open, and read by the giver', async () => {
		await signInAs(page, 'grace');
		await page.goto(`/northbrook/contributions/${tea.id}`);
		await page.getByRole('link', { name: 'Say why it is not used' }).click();
		await page.getByLabel('Another reason').check();
		await page.getByRole('button', { name: 'Save why' }).click();
		await expect(page.getByRole('alert')).toContainText('Write why');
		await page.getByLabel('Say more, if you like').fill('The kitchen changed the tea at once');
		await page.getByRole('button', { name: 'Save why' }).click();
		await expect(page.getByText('The kitchen changed the tea at once')).toBeVisible();
		await page.goto(`/track/${tea.code}`);
		await expect(page.getByRole('heading', { name: 'Why your words are not in an insight' })).toBeVisible();
		await expect(page.getByText('The kitchen changed the tea at once')).toBeVisible();
		await expect(page.getByRole('link', { name: 'tell the trust in writing' })).toBeVisible();
	});

	await test.step('coverage leads to what it counts, and those who audit read it', async () => {
		await signInAs(page, 'dev');
		await page.goto('/northbrook/coverage?programme=pcref');
		await expect(page.getByRole('heading', { name: 'What became of what was given' })).toBeVisible();
		await page.getByRole('link', { name: /: Another reason/ }).click();
		await expect(rows(page).filter({ hasText: bird })).toHaveCount(1);
	});

	await test.step('what is taken back is found no more', async () => {
		await page.goto(`/track/${other.code}/take-back`);
		await page.getByRole('button', { name: /Take/ }).click();
		await signInAs(page, 'grace');
		await find(page, `${bird} waited`);
		await expect(rows(page)).toHaveCount(0);
	});
});
