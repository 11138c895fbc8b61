import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { saidBy } from '../support/spine';

test('an insight goes from quotes, through an objection and its answer, to agreed @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	await saidBy(page, 'Tunde', `Lamp ${mark}. They wrote the plan first. Then they asked me. I was tired.`);
	await saidBy(
		page,
		'Mrs Begum',
		`Lamp ${mark}. My daughter was asked before the plan was written, and I was not.`
	);

	await signInAs(page, 'grace');
	await page.goto('/northbrook/insights?programme=pcref');
	await page.getByRole('link', { name: 'Write an insight' }).click();
	await page.getByRole('button', { name: 'Write it and choose quotes' }).click();
	await expect(page.getByRole('alert')).toContainText('Write what you understood, in plain words');
	await page.getByLabel('What did you understand?').fill(`People are told of the plan (${mark})`);
	await page.getByRole('button', { name: 'Write it and choose quotes' }).click();
	const desk = new URL(page.url()).pathname;
	const status = page.getByRole('status');

	await test.step('it cannot be put to anybody while it rests on nothing', async () => {
		await expect(page.getByText('It rests on nothing yet.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Ask the people it rests on' })).toHaveCount(0);
	});

	await test.step('sentences side by side become one quote', async () => {
		await page.getByLabel('Look for words').fill(`lamp ${mark}`);
		await page.getByRole('button', { name: 'Look' }).click();
		await expect(page.getByRole('article')).toHaveCount(2);
		const tunde = page.getByRole('article').filter({ hasText: 'I was tired' });
		await tunde.getByLabel('They wrote the plan first.').check();
		await tunde.getByLabel('Then they asked me.').check();
		await tunde.getByRole('button', { name: 'Quote these words' }).click();
		await expect(status).toContainText('It now rests on these words too');
		await expect(page.getByRole('blockquote')).toHaveText(['They wrote the plan first. Then they asked me.']);
	});

	await test.step('exact words are quoted when they are there, and what was typed stays when they are not', async () => {
		const begum = page.getByRole('article').filter({ hasText: 'My daughter' });
		await begum.getByText('Quote part of a sentence').click();
		await begum.getByLabel('The exact words').fill('my son was asked');
		await begum.getByRole('button', { name: 'Quote these words' }).click();
		await expect(page.getByRole('alert')).toContainText('Those words are not in what was said');
		const field = begum.getByLabel('The exact words');
		await expect(field).toHaveValue('my son was asked');
		await field.fill('My daughter was asked before the plan was written');
		await begum.getByRole('button', { name: 'Quote these words' }).click();
		await expect(page.getByText('2 quotes from 2 people')).toBeVisible();
	});

	await test.step('it is put to the two people, and not agreed before they answer', async () => {
		await page.getByRole('button', { name: 'Ask the people it rests on' }).click();
		await expect(status).toContainText('It is with the people it rests on now');
		await expect(page.getByText('2 people have not answered yet.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Agree and publish' })).toHaveCount(0);
	});

	await test.step('Tunde objects on his own page', async () => {
		await signInAs(page, 'tunde');
		await page.goto('/my/checks');
		await page.getByRole('link', { name: `People are told of the plan (${mark})` }).click();
		await expect(page.getByText('Then they asked me.')).toBeVisible();
		await page.getByLabel('No: I object to it').check();
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(page.getByRole('alert')).toContainText('Say what is not right');
		await expect(page.getByLabel('No: I object to it')).toBeChecked();
		await page.getByLabel('What is not right, or what more').fill('Told is not asked');
		await page.getByRole('button', { name: 'Send my answer' }).click();
		await expect(status).toContainText('We have your answer');
		await expect(page.getByText('It cannot be agreed until they do.')).toBeVisible();
	});

	const ringMrsBegum = async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/tell');
		const row = page.getByRole('listitem').filter({ hasText: mark }).filter({ hasText: 'Mrs Begum' });
		await expect(row).toContainText('By phone: 020 7946 0014');
		await row.getByRole('link', { name: 'Write down their answer' }).click();
		await page.getByLabel('It is right', { exact: true }).check();
		await page.getByLabel('By phone').check();
		await page.getByRole('button', { name: 'Write this down' }).click();
		await expect(status).toContainText('We wrote down what they said');
	};
	await test.step('Joy rings Mrs Begum and writes down that it is right', ringMrsBegum);

	await test.step('Grace answers the objection, rewords and agrees', async () => {
		await signInAs(page, 'grace');
		await page.goto(desk);
		await expect(page.getByText('1 person objects and has no answer yet.')).toBeVisible();
		await page.getByRole('link', { name: 'Answer in writing' }).click();
		await page.getByLabel('Your answer').fill('You are right. It now says asked.');
		await page.getByRole('button', { name: 'Send this answer' }).click();
		await expect(status).toContainText('They will see it');
		await page.getByRole('link', { name: 'Reword the statement' }).click();
		await page
			.getByLabel('What did you understand?')
			.fill(`People want to be asked before the plan (${mark})`);
		await page.getByRole('button', { name: 'Keep this wording' }).click();
		// Nobody agrees to words they have not read: Mrs Begum is asked again; what Tunde said stands.
		await expect(page.getByText('This was about an earlier wording')).toHaveCount(1);
		await expect(page.getByText('1 person has not answered yet.')).toBeVisible();
	});

	await test.step('Joy rings Mrs Begum again about the new wording', ringMrsBegum);

	await test.step('Grace agrees it', async () => {
		await signInAs(page, 'grace');
		await page.goto(desk);
		await expect(page.getByText('Whoever ran the check signs it first.')).toBeVisible();
		await page.getByRole('button', { name: 'Sign it: I ran this check' }).click();
		await expect(status).toContainText('You have signed it');
		await page.getByRole('button', { name: 'Agree and publish' }).click();
		await expect(status).toContainText('The trust now owes an answer');
		await expect(page.getByText('Marcus holds it.')).toBeVisible();
	});

	await test.step('Tunde reads the answer to him', async () => {
		await signInAs(page, 'tunde');
		await page.goto(`/my/checks/${desk.split('/').at(-1)}`);
		await expect(page.getByText('You are right. It now says asked.')).toBeVisible();
		await expect(page.getByRole('link', { name: 'you can still say so' })).toBeVisible();
	});

	await signOut(page);
	await page.goto(`/northbrook/said-and-done/insights/${desk.split('/').at(-1)}`);
	await expect(page.getByText(`People want to be asked before the plan (${mark})`).first()).toBeVisible();
	await expect(page.getByText('Told is not asked')).toHaveCount(0);
});

test('two insights become one, which becomes two, and each leads to the next', async ({ page }) => {
	const mark = crypto.randomUUID().slice(0, 8);
	await signInAs(page, 'fatima');
	for (const name of ['First', 'Second']) {
		await page.goto('/northbrook/insights/new');
		await page.getByLabel('What did you understand?').fill(`${name} ${mark}`);
		await page.getByRole('button', { name: 'Write it and choose quotes' }).click();
	}
	const second = page.url();
	await page.getByRole('link', { name: 'Merge it with others' }).click();
	await page.getByRole('button', { name: 'Merge them into a draft' }).click();
	await expect(page.getByRole('alert')).toContainText('Choose at least one other insight');
	await page.getByLabel(`First ${mark}`).check();
	await page.getByLabel('What do they say together?').fill(`Together ${mark}`);
	await page.getByRole('button', { name: 'Merge them into a draft' }).click();
	await expect(page.getByRole('heading', { name: `Together ${mark}` })).toBeVisible();
	await expect(page.getByRole('link', { name: `First ${mark}` })).toBeVisible();

	await page.getByRole('link', { name: 'Split it into two' }).click();
	await page.getByLabel('The first says').fill(`Day ${mark}`);
	await page.getByLabel('The second says').fill(`Night ${mark}`);
	await page.getByRole('button', { name: 'Make two drafts' }).click();
	await expect(page.getByRole('heading', { name: `Day ${mark}` })).toBeVisible();

	await page.goto(second);
	await expect(page.getByText('Another insight stands in its place.')).toBeVisible();
	await page.getByRole('link', { name: `Together ${mark}` }).click();
	await expect(page.getByRole('link', { name: `Night ${mark}` })).toBeVisible();
});

test('people without the role read insights and write none', async ({ page }) => {
	await signInAs(page, 'dev');
	await page.goto('/northbrook/insights?programme=pcref');
	await expect(page.getByRole('link', { name: 'Write an insight' })).toHaveCount(0);
	await signInAs(page, 'olwen');
	expect((await page.goto('/northbrook/insights'))?.status()).toBe(404);
	await signInAs(page, 'carys');
	expect((await page.goto('/northbrook/insights'))?.status()).toBe(404);
});
