import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { PCREF, saidBy, send } from '../support/spine';

const BEGUM = '00000000-0000-4000-d000-000000000014';

/** Somebody Rooted Voices knows who wants to hear by letter. */
async function somebodyByLetter(page: Page, name: string): Promise<string> {
	await signInAs(page, 'joy');
	await send(page, '/rooted-voices/people/new', {
		name,
		contact_by: 'letter',
		contact: `${name}, 4 Mill Lane, Northbrook`,
		language: 'en'
	});
	await page.goto('/rooted-voices/contributions/new');
	return (await page.getByRole('option', { name }).first().getAttribute('value')) ?? '';
}

/** What somebody said to Joy, who knows them. */
async function saidTo(page: Page, person: string, words: string) {
	await signInAs(page, 'joy');
	await send(page, '/rooted-voices/contributions/new', {
		id: crypto.randomUUID(),
		told: 'yes',
		programme_id: PCREF,
		kind: 'one_to_one',
		words,
		lang: 'en',
		given_on: '2026-03-02',
		who: 'known',
		person_id: person,
		scribe_name: 'Joy',
		read_back: 'yes',
		may_board: 'yes',
		may_website: 'yes'
	});
}

/** What somebody said to Fatima who gives no name, and the code on their slip. */
async function saidWithSlip(page: Page, words: string): Promise<string> {
	await signInAs(page, 'fatima');
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
	return page.locator('.tl-code').innerText();
}

test('an insight on five people’s words is checked over four channels, corrected, signed and agreed', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const status = page.getByRole('status');
	const statement = `People are told of changes late (${mark})`;
	const better = `People are told of changes too late, and only by letter (${mark})`;

	const wren = await somebodyByLetter(page, `Wren ${mark}`);
	await saidBy(page, 'Tunde', `Bridge ${mark}. They told me after it was done.`);
	await saidTo(page, BEGUM, `Bridge ${mark}. Nobody rang me before.`);
	await saidTo(page, wren, `Bridge ${mark}. The letter came a week later.`);
	const slip = await saidWithSlip(page, `Bridge ${mark}. I read it on the door.`);
	await saidBy(page, 'nobody', `Bridge ${mark}. To me it came in good time.`);

	await signInAs(page, 'grace');
	await page.goto(`/northbrook/insights/new?programme=pcref`);
	await page.getByLabel('What did you understand?').fill(statement);
	await page.getByRole('button', { name: 'See if it is plain' }).click();
	await expect(page.getByRole('heading', { name: 'Plain words' })).toBeVisible();
	await expect(page.getByLabel('What did you understand?')).toHaveValue(statement);
	await page.getByRole('button', { name: 'Write it and choose quotes' }).click();
	const desk = new URL(page.url()).pathname;
	const insight = desk.split('/').at(-1) ?? '';
	const slips: string[] = [];

	await test.step('five people’s words are quoted, one of them as against it', async () => {
		await page.getByLabel('Look for words').fill(`Bridge ${mark}`);
		await page.getByRole('button', { name: 'Look' }).click();
		for (const [words, how] of [
			['They told me after it was done.', 'Quote these words'],
			['Nobody rang me before.', 'Quote these words'],
			['The letter came a week later.', 'Quote these words'],
			['I read it on the door.', 'Quote these words'],
			['To me it came in good time.', 'Quote them as against it']
		] as const) {
			const article = page.getByRole('article').filter({ hasText: words });
			await article.getByLabel(words).check();
			await article.getByRole('button', { name: how }).click();
			await expect(status).toContainText('It now rests on these words too');
		}
		await expect(page.getByText('5 quotes from 5 people')).toBeVisible();
		await expect(page.getByRole('heading', { name: 'What others said against it' })).toBeVisible();
		await expect(page.getByText('4 people for it, 1 person against it.')).toBeVisible();
	});

	await test.step('Grace says what it is about in PCREF, and asks', async () => {
		await page.getByRole('link', { name: 'Say what it is about in PCREF' }).click();
		await page.getByLabel('Patient and carer feedback').check();
		await page.getByLabel('Co-learning').check();
		await page.getByRole('button', { name: 'Write this down' }).click();
		await expect(page.getByText('In PCREF: Patient and carer feedback; Co-learning.')).toBeVisible();
		await page.getByRole('button', { name: 'Ask the people it rests on' }).click();
		await expect(page.getByText('5 people have not answered yet.')).toBeVisible();
	});

	await test.step('on his own page: Tunde agrees and signs with a pen name', async () => {
		await signInAs(page, 'tunde');
		await page.goto(`/my/checks/${insight}`);
		await page.getByLabel('Yes, it is right').check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await page.getByLabel('With a pen name').check();
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('link', { name: 'Enter the name to show' })).toBeVisible();
		await page.getByLabel('The name to show').fill('Redwing');
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByText('You signed it as Redwing.')).toBeVisible();
	});

	await test.step('by phone: Joy rings Mrs Begum, who corrects it', async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/tell');
		const row = page.getByRole('listitem').filter({ hasText: mark }).filter({ hasText: 'Mrs Begum' });
		await row.getByRole('link', { name: 'Write down their answer' }).click();
		await page.getByLabel('It needs correcting').check();
		await page.getByLabel('in their own words').fill('Say when, and that it was a letter');
		await page.getByLabel('By phone').check();
		await page.getByRole('button', { name: 'Write this down' }).click();
		await expect(status).toContainText('We wrote down what they said');
	});

	await test.step('it is reworded, and asked again', async () => {
		await signInAs(page, 'grace');
		await page.goto(desk);
		await expect(page.getByText('Say when, and that it was a letter').first()).toBeVisible();
		await page.getByRole('link', { name: 'Reword the statement' }).click();
		await page.getByLabel('What did you understand?').fill(better);
		await page.getByRole('button', { name: 'Keep this wording' }).click();
		await expect(page.getByText('5 people have not answered yet.')).toBeVisible();
		await page.getByText('What people said before, to another wording').click();
		await expect(page.getByText('Say when, and that it was a letter').first()).toBeVisible();
	});

	const answers = async (words: string, answer: string, more = '') => {
		await page.goto(`${desk}`);
		await page.getByRole('link', { name: new RegExp(`who said “${words}`) }).click();
		await page.getByLabel(answer, { exact: true }).check();
		if (more) await page.getByLabel('in their own words').fill(more);
		await page.getByLabel('In person').check();
		await page.getByRole('button', { name: 'Write this down' }).click();
		await expect(status).toContainText('We wrote down what they said');
	};

	await test.step('by letter: the slip carries a code and no words of anybody', async () => {
		await signInAs(page, 'joy');
		await page.goto(`/rooted-voices/insights/${insight}/letters`);
		await page.getByLabel(`Wren ${mark}`).check();
		await page.getByRole('button', { name: 'Make the letters' }).click();
		const letter = page.getByRole('article');
		await expect(letter).toContainText(better);
		await expect(letter).not.toContainText('a week later');
		slips.push(await letter.locator('.tl-code').innerText());
		await page.getByRole('button', { name: 'This letter is in the post' }).click();
		await expect(status).toContainText('in the post');
		// The slip comes back, and Joy keys it.
		const row = page.getByRole('listitem').filter({ hasText: mark }).filter({ hasText: 'Wren' });
		await row.getByRole('link', { name: 'Write down their answer' }).click();
		await page.getByLabel('It is right', { exact: true }).check();
		await page.getByLabel('By letter').check();
		await page.getByLabel('Without a name').check();
		await page.getByRole('button', { name: 'Write this down' }).click();
		await expect(status).toContainText('We wrote down what they said');
	});

	await test.step('the code of the letter opens the check alone, for a change of mind', async () => {
		await signOut(page);
		await page.goto('/track');
		await page
			.getByLabel(/code/i)
			.first()
			.fill(slips[0] ?? '');
		await page.getByRole('main').getByRole('button').first().click();
		await expect(page).toHaveURL(/\/checks\//);
		await expect(page.getByText(better)).toBeVisible();
		await expect(page.getByText('a week later')).toHaveCount(0);
		await page.getByLabel('It is right, and there is more to say').check();
		await page.getByLabel('What is not right, or what more').fill('A text would do');
		await page.getByLabel('Without a name').check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(status).toContainText('We have your answer');
	});

	await test.step('by their slip: somebody whose name nobody knows agrees, and signs without one', async () => {
		await page.goto(`/track/${slip}`);
		await page.getByRole('link', { name: 'Say if this is right' }).first().click();
		await page.getByLabel('It is right', { exact: true }).check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await page.getByLabel('Without a name').check();
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(status).toContainText('Your signature is written down');
	});

	await test.step('again by phone and page, and in person for whom nobody knows', async () => {
		await signInAs(page, 'tunde');
		await page.goto(`/my/checks/${insight}`);
		await expect(page.getByText('It reads otherwise now, so you are asked again.')).toBeVisible();
		await page.getByLabel('Yes, it is right').check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await page.getByLabel('With a pen name').check();
		await page.getByLabel('The name to show').fill('Redwing');
		await page.getByRole('button', { name: 'Keep this' }).click();
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/tell');
		const row = page.getByRole('listitem').filter({ hasText: mark }).filter({ hasText: 'Mrs Begum' });
		await row.getByRole('link', { name: 'Write down their answer' }).click();
		await page.getByLabel('It is right', { exact: true }).check();
		await page.getByLabel('By phone').check();
		await page.getByRole('button', { name: 'Write this down' }).click();
		await signInAs(page, 'fatima');
		await answers('To me it came in good time', 'It is right, and there is more to say', 'Not for all');
	});

	await test.step('Fatima signs that people were asked, and Grace agrees', async () => {
		await page.goto(desk);
		await page.getByRole('button', { name: 'Sign it: I ran this check' }).click();
		await expect(page.getByText('Signed by Fatima (facilitator), Redwing and 2 more')).toBeVisible();
		await signInAs(page, 'grace');
		await page.goto(desk);
		await page.getByRole('button', { name: 'Agree and publish' }).click();
		await expect(status).toContainText('The trust now owes an answer');
	});

	await test.step('everyone reads the result, in rounded numbers, and the names people chose', async () => {
		await signOut(page);
		await page.goto(`/northbrook/said-and-done/insights/${insight}`);
		await expect(page.getByText('about 5 agree')).toBeVisible();
		await expect(
			page.getByText('Signed by Fatima (facilitator), Redwing and some more of the people it rests on.')
		).toBeVisible();
		await expect(page.getByRole('heading', { name: 'What others said against it' })).toBeVisible();
		await expect(page.getByText('Say when, and that it was a letter')).toHaveCount(0);
		await expect(page.getByText('Not for all')).toHaveCount(0);
	});
});

test('two people reword at once and meet on one page, where nothing is lost @nojs', async ({
	browser,
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	await signInAs(page, 'grace');
	const statement = `Visits are planned without people (${mark})`;
	const insight = await send(page, '/northbrook/insights/new?/write', { programme: PCREF, statement });
	const other = await browser.newContext({ javaScriptEnabled: false });
	const fatima = await other.newPage();
	await signInAs(fatima, 'fatima');
	await page.goto(`${insight}/wording`);
	await fatima.goto(`${insight}/wording`);
	const write = async (who: Page, words: string) => {
		await who.getByLabel('What did you understand?').fill(`${words} (${mark})`);
		await who.getByRole('button', { name: 'Keep this wording' }).click();
	};
	await write(fatima, 'Visits are planned with families left out');
	await expect(fatima.getByRole('status')).toContainText('Reworded');
	await write(page, 'Home visits are planned without people');

	await expect(page.getByRole('heading', { name: 'Two wordings met' })).toBeVisible();
	await expect(page.getByText('Fatima')).toBeVisible();
	await expect(page.locator('ins').filter({ hasText: 'with families left out' })).toBeVisible();
	await expect(page.locator('del').filter({ hasText: 'without people' })).toBeVisible();

	// Reloaded, and come back to later, it is all still there.
	await page.reload();
	const met = page.url();
	await page.goto(insight);
	await page.goto(met);
	await expect(page.getByLabel('A wording from both')).toHaveValue(
		`Home visits are planned without people (${mark})`
	);
	await page.getByRole('button', { name: 'Keep the one I chose' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose a wording');

	// While Grace thinks, Fatima rewords again: the third wording meets that one too, and then stands.
	await fatima.goto(`${insight}/wording`);
	await write(fatima, 'Visits are planned over the heads of families');
	await page.getByLabel('A third, from both').check();
	await page
		.getByLabel('A wording from both')
		.fill(`Home visits are planned with families left out (${mark})`);
	await page.getByRole('button', { name: 'Keep the one I chose' }).click();
	await expect(page.locator('ins').filter({ hasText: 'over the heads of' })).toBeVisible();
	await page.getByLabel('What I wrote').check();
	await page.getByRole('button', { name: 'Keep the one I chose' }).click();
	await expect(page.getByRole('status')).toContainText('Reworded');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(
		`Home visits are planned with families left out (${mark})`
	);
	await page.getByText('Every wording it has had').click();
	await expect(page.getByText('4. ')).toBeVisible();
	await other.close();
});

test('a voice that was left out is quoted in one press, and two people take one quote off at once @nojs', async ({
	browser,
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	await saidBy(page, 'nobody', `The marigold${mark} gate is locked at dusk.`);
	await saidBy(page, 'nobody', `At dusk the marigold${mark} gate was open for me.`);
	await signInAs(page, 'grace');
	const statement = `The gate is locked too early (${mark})`;
	const insight = await send(page, '/northbrook/insights/new?/write', { programme: PCREF, statement });
	const code = await send(page, '/northbrook/codes/new', {
		programme: PCREF,
		name: `Gates ${mark}`,
		parent: ''
	});
	await page.goto(await send(page, `${insight}?/look`, { search: `marigold${mark}` }));
	for (const article of await page.getByRole('article').all()) {
		const contribution = ((await article.getAttribute('id')) ?? '').slice(2);
		const codes = /codes\/([0-9a-f-]{36})/.exec(code)?.[1] ?? '';
		await send(page, `/northbrook/coding/${contribution}?/put`, { codes, exact: `marigold${mark} gate` });
	}
	const locked = page.getByRole('article').filter({ hasText: 'gate is locked at dusk' });
	await locked.getByLabel('gate is locked at dusk').check();
	await locked.getByRole('button', { name: 'Quote these words' }).click();
	await expect(page.getByRole('status')).toContainText('It now rests on these words too');

	await page.goto(`${insight}/voices`);
	const near = page.getByRole('listitem').filter({ hasText: `At dusk the marigold${mark}` });
	await expect(near).toContainText(`Coded: Gates ${mark}`);
	const flagged = await near.getByRole('button', { name: 'Looked at, does not fit' }).getAttribute('value');
	await send(page, `/northbrook/coding/${flagged}?/flag`, { note: 'About a fall' });
	await page.goto(`${insight}/voices`);
	for (const told of ['One reader found these words hard to read', 'About a fall'])
		await expect(near).toContainText(told);
	await expect(near.getByText(`At dusk the marigold${mark}`)).toBeHidden();
	await near.getByText('Show the words').click();
	await expect(near.getByText(`At dusk the marigold${mark}`)).toBeVisible();
	await near.getByRole('button', { name: 'Looked at, does not fit' }).click();
	await expect(page.getByRole('status')).toContainText('Noted, with your name');
	await expect(near.getByText(`At dusk the marigold${mark}`)).toBeHidden();
	await near.getByRole('button', { name: 'Look at it again' }).click();
	await near.getByRole('button', { name: 'Quote it as against' }).click();
	await expect(page.getByRole('status')).toContainText('It now rests on these words too');
	await expect(near).toHaveCount(0);

	await page.goto(insight);
	await expect(page.getByRole('heading', { name: 'What others said against it' })).toBeVisible();
	const other = await browser.newContext({ javaScriptEnabled: false });
	const fatima = await other.newPage();
	await signInAs(fatima, 'fatima');
	await fatima.goto(insight);
	const off = (who: Page) => who.getByRole('button', { name: /Take this quote off.*At dusk/ }).click();
	await off(fatima);
	await expect(fatima.getByRole('status')).toContainText('Taken off');
	await off(page);
	await expect(page.getByRole('status')).toContainText('Somebody else had taken that quote off already');
	await other.close();
});
