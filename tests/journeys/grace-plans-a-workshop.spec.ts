import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas';
import { expect, test } from '../support/test';

async function day(page: Page, legend: string | RegExp, [date, month, year]: [string, string, string]) {
	const group = page.getByRole('group', { name: legend });
	await group.getByLabel('Day').fill(date);
	await group.getByLabel('Month').fill(month);
	await group.getByLabel('Year').fill(year);
}

const keep = (page: Page) => page.getByRole('button', { name: 'Keep this' }).click();

test('Grace plans a workshop from nothing to open, moves it, confirms it, copies it and makes a series @nojs', async ({
	page
}) => {
	test.slow();
	const mark = crypto.randomUUID().slice(0, 8);
	const title = `What a care plan should ask ${mark}`;
	const status = page.getByRole('status');
	const missing = (sentence: string) => page.getByRole('link', { name: sentence, exact: true });
	await signInAs(page, 'grace');

	await page.goto('/northbrook/workshops');
	await page.getByRole('link', { name: 'Plan a workshop' }).click();
	const programme = page.getByLabel('Programme');
	if (await programme.count()) await programme.selectOption({ label: 'Race equality plan (PCREF) 2026-27' });
	await page.getByLabel('What is it called?').fill(title);
	await day(page, 'On which day?', ['9', '3', '2032']);
	await page.getByLabel('From').fill('18:00');
	await page.getByLabel('To', { exact: true }).fill('17:00');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await expect(page.getByRole('alert')).toContainText('It has to end after it starts');
	await expect(page.getByLabel('What is it called?')).toHaveValue(title);
	await page.getByLabel('To', { exact: true }).fill('20:00');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await expect(status).toContainText('The plan is started');
	const here = new URL(page.url()).pathname;

	await test.step('what is missing is named, each with the way to it, and it cannot be opened', async () => {
		await expect(page.getByRole('button', { name: 'Open it' })).toHaveCount(0);
		for (const sentence of [
			'How much power is shared',
			'What can change',
			'The debrief afterwards',
			'The place'
		])
			await expect(missing(sentence)).toBeVisible();
		await missing('How much power is shared').click();
	});

	await test.step('what it is about', async () => {
		await page.getByLabel('What may anyone see?').fill(`An evening at the library ${mark}`);
		await page
			.getByLabel('What is it for?')
			.fill('To hear what a care plan should ask before it is written.');
		await page.getByRole('radio', { name: 'Co-design' }).check();
		await page.getByLabel('What can change because of it?').fill('The questions of the plan.');
		await page.getByLabel('What cannot change?').fill('That there is a plan: the law asks for one.');
		await keep(page);
		await expect(status).toHaveText('Kept.');
		await expect(missing('What can change')).toHaveCount(0);
	});

	await test.step('the five standards: four are not enough', async () => {
		await missing('Impact: what will change because of it').click();
		for (const standard of ['Principles', 'Purpose', 'Presence', 'Process'])
			await page.getByLabel(standard).fill(`${standard}, thought through with Rooted Voices.`);
		await keep(page);
		await missing('Impact: what will change because of it').click();
		await page.getByLabel('Impact').fill('Marcus answers by May.');
		await keep(page);
		await expect(missing('Impact: what will change because of it')).toHaveCount(0);
	});

	await test.step('care, place, agenda, hosts, leads', async () => {
		await missing('The debrief afterwards').click();
		await page.getByLabel('Whom can people turn to on the day?').fill('Sol, in the room');
		await page.getByLabel('What is the debrief afterwards?').fill('Tea with Joy, and a call the next day.');
		await page.getByLabel('Choice').fill('Leave any time, and you are still paid.');
		await keep(page);

		await missing('The place').click();
		await page.getByLabel('In which area?').fill('Near Northbrook station');
		await page.getByLabel('Where exactly?').fill('The Library, 2 Mill Lane, room 4');
		await page.getByLabel('How many places are there?').fill('12');
		await page.getByLabel('The link to join online').fill('library.example');
		await keep(page);
		await expect(page.getByRole('alert')).toContainText('Enter the whole link');
		await expect(page.getByLabel('Where exactly?')).toHaveValue('The Library, 2 Mill Lane, room 4');
		await page.getByLabel('The link to join online').fill('');
		await keep(page);
		await expect(page.getByText('Nobody is invited before all of this is there.')).toHaveCount(0);

		await page.getByRole('link', { name: 'Write Agenda' }).click();
		for (const [what, minutes] of [
			['What happens today', '40'],
			['Welcome, and what we keep to ourselves', '20']
		] as const) {
			await page.getByLabel('What happens?').fill(what);
			await page.getByLabel('For how many minutes?').fill(minutes);
			await page.getByRole('button', { name: 'Add it' }).click();
		}
		await page.getByRole('button', { name: 'Move up Welcome' }).click();
		await expect(page.getByText('18:00 to 18:20 · Welcome')).toBeVisible();
		await expect(page.getByText('2 points, with 1 hour to spare')).toBeVisible();

		await page.goto(`${here}/hosts`);
		await page.getByLabel('Organisation').selectOption({ label: 'Rooted Voices CIC' });
		await page.getByLabel('How many places are kept').fill('13');
		await day(page, 'Until which day?', ['1', '3', '2032']);
		await keep(page);
		await expect(page.getByRole('alert')).toContainText('There are not that many places');
		await page.getByLabel('How many places are kept').fill('4');
		await keep(page);
		await expect(page.getByText('4 places kept until 1 March 2032')).toBeVisible();

		await page.goto(`${here}/leads`);
		await page.getByLabel('Who?').selectOption({ label: 'Fatima' });
		await page.getByLabel('Host', { exact: true }).check();
		await page.getByRole('button', { name: 'Name them' }).click();
		await expect(page.getByText('Fatima, host')).toBeVisible();
	});

	await test.step('a low sum is said to be low, and can be offered', async () => {
		await page.goto(`${here}/offer`);
		await page.getByLabel('Yes').check();
		await page.getByLabel('What is it for?').fill('Taking part');
		await page.getByLabel('How long does preparing take').fill('60');
		await page.getByLabel('Another sum, not on the rate card').check();
		await page.getByLabel('Another sum, in pounds').fill('20');
		await keep(page);
		await expect(
			page.getByText('This is £6.67 an hour, less than the National Living Wage (£12.71)')
		).toBeVisible();
		await page.goto(`${here}/offer`);
		await page.getByLabel('Another sum, in pounds').fill('60');
		await keep(page);
		await expect(page.getByText('A low sum')).toHaveCount(0);
		await expect(page.getByText('£60.00 for 2 hours and 1 hour to prepare')).toBeVisible();
	});

	await test.step('seen as people will see it, and opened', async () => {
		await page.getByRole('link', { name: 'See it as people will' }).click();
		await expect(page.getByText('Nobody can read this yet')).toBeVisible();
		await expect(page.getByText('The questions of the plan.')).toBeVisible();
		await expect(page.getByText('Mill Lane')).toHaveCount(0);
		await page.goto(here);
		await page.getByRole('button', { name: 'Open it' }).click();
		await expect(status).toContainText('People can read its page');
		await expect(page.getByRole('link', { name: 'Change What is offered for coming' })).toHaveCount(0);
		expect((await page.goto(`${here}/offer`))?.status()).toBe(404);
	});

	await test.step('an open one is moved, and keeps what it must have', async () => {
		await page.goto(`${here}/when`);
		await page.getByLabel('From').fill('18:30');
		await page.getByLabel('Where exactly?').fill('');
		await keep(page);
		await expect(page.getByRole('alert')).toContainText('People are coming, so this cannot be left out');
		await page.getByLabel('Where exactly?').fill('The Library, 2 Mill Lane, room 5');
		await keep(page);
		await expect(status).toContainText('everybody who has a place or waits is told');
		await expect(page.getByText('Tuesday 9 March 2032, 6:30 pm to 8:00 pm')).toBeVisible();
	});

	await test.step('confirmed', async () => {
		await page.getByRole('link', { name: 'Close registration and confirm' }).click();
		await page.getByRole('button', { name: 'Confirm the workshop' }).click();
		await expect(status).toContainText('Confirmed');
	});

	await test.step('the same on another day, then cancelled with a reason', async () => {
		await page.getByRole('link', { name: 'Plan the same on another day' }).click();
		await day(page, 'On which day?', ['6', '7', '2032']);
		await page.getByRole('button', { name: 'Copy the plan' }).click();
		await expect(status).toContainText('the same plan for another day');
		await expect(page.getByText('Tuesday 6 July 2032, 6:30 pm to 8:00 pm')).toBeVisible();
		await page.getByRole('link', { name: 'Cancel it' }).click();
		await page.getByRole('button', { name: 'Cancel the workshop' }).click();
		await expect(page.getByRole('alert')).toContainText('Write why it will not take place');
		await page.getByLabel('Why will it not take place?').fill('Northbrook has no money for two this year.');
		await page.getByRole('button', { name: 'Cancel the workshop' }).click();
		await expect(page.getByText('Northbrook has no money for two this year.')).toBeVisible();
	});

	await test.step('a series keeps its hour when the clocks change, says the bank holiday, and one day is left out', async () => {
		await page.goto(`${here}/series`);
		await page.getByLabel('Every two weeks').check();
		await page.getByLabel('How many more?').fill('3');
		await page.getByRole('button', { name: 'Show the days' }).click();
		await expect(page.getByText('Tuesday 6 April 2032, 6:30 pm')).toBeVisible();
		await page.getByLabel('Tuesday 20 April 2032, 6:30 pm').check();
		await page.getByLabel('What is the series called?').fill(`Tuesdays ${mark}`);
		await page.getByRole('button', { name: 'Make these drafts' }).click();
		await expect(page.getByRole('heading', { name: `Tuesdays ${mark}` })).toBeVisible();
		await expect(page.getByRole('main').getByRole('link', { name: title })).toHaveCount(3);
		await expect(page.getByText('Tuesday 6 April 2032, 6:30 pm to 8:00 pm')).toBeVisible();
	});
});

test('Joy plans a workshop of her own; the trust sees it, pays for it, and another trust never does @nojs', async ({
	page
}) => {
	const title = `Sunday kitchen ${crypto.randomUUID().slice(0, 8)}`;
	await signInAs(page, 'joy');
	await page.goto('/rooted-voices/workshops/new');
	await page.getByLabel('What is it called?').fill(title);
	await day(page, 'On which day?', ['14', '3', '2032']);
	await page.getByLabel('From').fill('11:00');
	await page.getByLabel('To', { exact: true }).fill('13:00');
	await page.getByRole('button', { name: 'Start the plan' }).click();
	await expect(page.getByRole('main').getByText('Rooted Voices CIC').last()).toBeVisible();
	const id = page.url().split('/').at(-1)?.split('?')[0] ?? '';
	await page.goto(`/rooted-voices/workshops/${id}/offer`);
	await expect(page.getByLabel('Another sum, not on the rate card')).toHaveCount(0);

	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/workshops/${id}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
	await signInAs(page, 'olwen');
	expect((await page.goto(`/eastvale/workshops/${id}`))?.status()).toBe(404);
});

test('Carys keeps the rate card: it starts from the usual sums, and a low one is marked @nojs @alone', async ({
	page
}) => {
	await signInAs(page, 'carys');
	await page.goto('/northbrook/rates');
	const start = page.getByRole('button', { name: 'Start with that card' });
	if (await start.count()) await start.click();
	await expect(page.getByRole('table', { name: 'What holds today' }).getByText('£55.00')).toBeVisible();
	await expect(page.getByRole('table', { name: 'What held before' }).getByText('£50.00')).toBeVisible();
	const task = `Three hours ${crypto.randomUUID().slice(0, 8)}`;
	await page.getByLabel('What is it for?').fill(task);
	await page.getByLabel('How long does the task take').fill('180');
	await page.getByLabel('How much, in pounds').fill('twenty');
	await day(page, 'From which day?', ['1', '9', '2026']);
	await page.getByRole('button', { name: 'Add this rate' }).click();
	await expect(page.getByRole('alert')).toContainText('Enter a sum, for example 55.00');
	await page.getByLabel('How much, in pounds').fill('20');
	await page.getByRole('button', { name: 'Add this rate' }).click();
	const row = page.getByRole('row').filter({ hasText: task });
	await expect(row).toContainText('£6.67');
	await expect(row).toContainText('Low');
	await page.getByLabel('Which rate?').selectOption({ label: `£20.00: ${task}` });
	await day(page, 'On which day does it hold for the last time?', ['1', '10', '2026']);
	await page.getByRole('button', { name: 'End it' }).click();
	await expect(page.getByRole('table', { name: 'What held before' })).toContainText(task);
});
