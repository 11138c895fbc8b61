// What is held is told to whose it is; what no button does is asked, and answered in time; who looks at a name is told.
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas';
import { findWords, PCREF } from '../support/spine';
import { expect, test } from '../support/test';

/** Fatima writes down somebody's words and hands over the slip: its code. */
async function aSlip(page: Page, words: string): Promise<string> {
	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/contributions/new?programme=${PCREF}`);
	await page.getByRole('group', { name: 'Did you tell them' }).getByLabel('Yes').check();
	await page.getByLabel('A talk between two people').check();
	await page.getByLabel('Their words').fill(words);
	await page.getByLabel('They do not want to say').check();
	await page.getByRole('button', { name: 'Record it and print their receipt' }).click();
	return page.locator('.tl-code').innerText();
}

/** Grace opens the request with these words: the register names nobody and quotes nothing. */
async function openInRegister(page: Page, kind: string, words: string) {
	await signInAs(page, 'grace');
	await page.goto('/northbrook/requests?show=all');
	await expect(page.locator('main')).not.toContainText(words);
	const links = page.getByRole('listitem').getByRole('link', { name: new RegExp(`^${kind}`) });
	// Other journeys ask things too: the newest stands first, and ours is one of them.
	for (const href of await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')))) {
		await page.goto(href ?? '');
		if (await page.getByText(words).count()) return;
	}
	throw new Error('the request is not in the register');
}

test('Amina reads and takes away everything held, objects, and is answered @nojs', async ({ page }) => {
	const words = `Please do not read mine aloud ${crypto.randomUUID()}`;

	await test.step('one page tells her what is held, and a file has all of it', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my');
		await page.getByRole('link', { name: 'Everything that is held about you' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Everything held about you');
		await page.getByText('Organisations that know you').click();
		await expect(page.locator('main')).toContainText('Rooted Voices CIC');
		const file = await page.request.get('/my/held/everything.json');
		expect(file.headers()['content-disposition']).toContain('attachment');
		expect(file.headers()['cache-control']).toContain('no-store');
		const { parts } = (await file.json()) as {
			parts: Record<string, { rows: { email?: string }[]; more: number }>;
		};
		expect(parts.account?.rows[0]?.email).toBe('amina@rooted-voices.example');
		expect(Object.values(parts).every(({ more }) => more === 0)).toBe(true);
	});

	await test.step('what no button does, she asks', async () => {
		await page.getByRole('link', { name: 'Ask, or complain' }).click();
		await expect(page.getByRole('heading', { name: 'Some of this you can do at once' })).toBeVisible();
		await page.getByRole('button', { name: 'Send this' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose what you ask for');
		await page.getByLabel('Stop using something').check();
		await page.getByLabel('Northbrook').check();
		await page.getByLabel('What it is about').fill(words);
		await page.getByRole('button', { name: 'Send this' }).click();
		await expect(page.getByRole('status')).toContainText('We have what you asked');
		await expect(page.locator('main')).toContainText(words);
	});

	await test.step('Grace says that it is read, and answers', async () => {
		await openInRegister(page, 'Stop using', words);
		await page.getByRole('button', { name: 'Say that we have read it' }).click();
		await expect(page.getByRole('status')).toContainText('They can see that it has been read');
		await page.getByRole('button', { name: 'Answer them' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose whether they get what they ask for');
		await page.getByLabel('Yes, all of it').check();
		await page
			.getByLabel('The answer, in plain words')
			.fill('They stay on paper, and nobody reads them aloud.');
		await page.getByRole('button', { name: 'Answer them' }).click();
		await expect(page.getByRole('button', { name: 'Answer them' })).toHaveCount(0);
	});

	await test.step('Amina reads it, with where to turn if it is not right', async () => {
		await signInAs(page, 'amina');
		const anyOfHers = '/my/requests/00000000-0000-4000-a000-000000000000';
		await page.goto(anyOfHers);
		await expect(page).toHaveURL(/\/my\/requests#r-/);
		const hers = page.getByRole('region').filter({ hasText: words });
		await expect(hers).toContainText('They stay on paper');
		await expect(hers).toContainText('Information Commissioner');
	});

	await test.step('nobody else reads the register', async () => {
		await signInAs(page, 'fatima');
		expect((await page.goto('/northbrook/requests'))?.status()).toBe(403);
	});
});

test('whoever holds a slip complains without an account, and takes it back @nojs', async ({ page }) => {
	const words = `Nobody said who would read it ${crypto.randomUUID()}`;
	const code = await aSlip(page, words);
	await page.context().clearCookies();

	await page.goto(`/track/${code}`);
	await page.getByRole('link', { name: 'Everything that is held with these words' }).click();
	await expect(page.locator('main')).toContainText(words);
	const file = await page.request.get(`/track/${code}/held/everything.json`);
	expect(await file.text()).toContain(words);

	await page.getByRole('link', { name: 'Ask for it, or complain' }).click();
	await page.getByLabel('I complain').check();
	await page.getByLabel('What it is about').fill(words);
	await page.getByRole('button', { name: 'Send this' }).click();
	await expect(page.getByRole('status')).toContainText('We have what you asked');

	await openInRegister(page, 'Complaint', words);
	await expect(page.locator('main')).toContainText('Whoever holds the slip');
	await page.getByText('Note what was done').click();
	await page.getByLabel('What was done').fill('We looked at what was said that day.');
	await page.getByRole('button', { name: 'Note it' }).click();

	await page.context().clearCookies();
	await page.goto(`/track/${code}/requests`);
	await expect(page.locator('main')).toContainText('We looked at what was said that day.');
	await page.getByRole('button', { name: 'Take this request back' }).click();
	await expect(page.getByRole('status')).toContainText('You took it back');
});

test('Grace sees a name only when she says why, and its giver reads that @nojs', async ({ page }) => {
	const plover = `plover${crypto.randomUUID().slice(0, 8)}`;
	const words = `The evening clinic was kind, said the ${plover}`;
	await signInAs(page, 'tunde');
	await page.goto(`/give?programme=${PCREF}`);
	await page.locator('main form[method="POST"] button.nhsuk-button').first().click();
	await page.getByLabel('What do you want to say?').fill(words);
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByLabel('A real name').check();
	await page.getByLabel('The name to show').fill('Nightingale');
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('button', { name: /^Give this to/ }).click();
	const code = await page.locator('.tl-code').innerText();

	await signInAs(page, 'grace');
	await findWords(page, plover);
	const row = page.getByRole('listitem').filter({ hasText: words });
	await expect(row).toContainText('Somebody, with a name');
	await expect(row).not.toContainText('Nightingale');
	await row.getByRole('link').first().click();
	await page.getByText('Show the name').first().click();
	await page.getByRole('button', { name: 'Show the name' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose why you need the name');
	await expect(page.locator('main')).not.toContainText('Nightingale');
	await page.getByLabel('To check what was recorded').check();
	await page.getByRole('button', { name: 'Show the name' }).click();
	await expect(page.locator('main')).toContainText('Nightingale');

	for (const where of ['slip', 'account'] as const) {
		if (where === 'account') {
			await signInAs(page, 'tunde');
			await page.goto('/my/contributions');
			await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').first().click();
		} else {
			await page.context().clearCookies();
			await page.goto(`/track/${code}`);
		}
		await expect(page.locator('main')).toContainText('Grace, engagement lead, to check what was recorded');
	}
});

test('somebody rings: Fatima writes it down, Grace takes more time, answers, and prints it @nojs', async ({
	page
}) => {
	const words = `She asks what is kept of the talk in May ${crypto.randomUUID()}`;
	await signInAs(page, 'fatima');
	await page.goto('/northbrook');
	await page.getByRole('link', { name: 'Write down what somebody asks' }).click();
	await page.getByRole('button', { name: 'Write it down' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose how they asked');
	await page.getByLabel('Tell me what you hold about me').check();
	await page.getByLabel('What it is about, in their words').fill(words);
	await page.getByRole('group', { name: 'How did they ask?' }).getByLabel('By phone').check();
	await page.getByLabel('Somebody new').check();
	await page.getByLabel('If they are new: a name').fill('Redwing');
	await page.getByLabel('how they want the answer').selectOption('letter');
	await page.getByLabel('The number or address for that').fill('12 Harbour Road');
	await page.getByRole('button', { name: 'Write it down' }).click();
	await expect(page.getByRole('status')).toContainText('It is in the register');

	await openInRegister(page, 'What is held', words);
	await expect(page.locator('main')).toContainText('Redwing, 12 Harbour Road');
	await page.getByText('Take more time').first().click();
	await page.getByLabel('Why it needs more time').fill('The notes are in three places.');
	await page.getByRole('button', { name: 'Take two months more' }).click();
	await expect(page.getByRole('status')).toContainText('More time is taken');
	await expect(page.locator('main')).toContainText('The notes are in three places.');
	await page.getByLabel('Yes, in part').check();
	await page
		.getByLabel('The answer, in plain words')
		.fill('Two of the three places are here. The third has burned.');
	await page.getByRole('button', { name: 'Answer them' }).click();
	await expect(page.locator('main')).toContainText('Print this page and send it');
});
