import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs } from '../support/personas';

async function day(page: Page, legend: string, date: Date) {
	const group = page.getByRole('group', { name: legend });
	await group.getByLabel('Day').fill(String(date.getDate()));
	await group.getByLabel('Month').fill(String(date.getMonth() + 1));
	await group.getByLabel('Year').fill(String(date.getFullYear()));
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000);
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Opens a part of the consultation from its page. */
async function part(page: Page, here: string, name: string) {
	await page.goto(here);
	await page.getByRole('link', { name: `Change ${name}` }).click();
}

async function addQuestion(page: Page, here: string, kind: string, fill: () => Promise<unknown>) {
	await page.goto(`${here}/questions`);
	await page.getByLabel('Add a question').selectOption({ label: kind });
	await press(page, 'Write it');
	await fill();
	await press(page, 'Add it');
	await expect(page.getByRole('status')).toContainText('Added');
}

test('a consultation is built, translated, opened, corrected, extended, closed and reported @nojs @wide', async ({
	page
}) => {
	test.slow();
	const title = `How should wards welcome people? ${crypto.randomUUID().slice(0, 8)}`;
	const status = page.getByRole('status');

	await signInAs(page, 'grace');
	await page.goto('/northbrook/consultations/new');
	await page.getByLabel('Programme').selectOption({ label: 'Race equality plan (PCREF) 2026-27' });
	await press(page, 'Start');
	await expect(page.getByRole('alert')).toContainText('Enter a title');
	await page.getByLabel('Title').fill(title);
	await press(page, 'Start');
	await expect(status).toContainText('Started');
	const here = new URL(page.url()).pathname;

	await test.step('what is missing before it can open is named', async () => {
		for (const lack of [
			'What can change',
			'At least one question',
			'The days on which it opens and closes'
		]) {
			await expect(page.getByRole('link', { name: lack, exact: true })).toBeVisible();
		}
		await expect(page.getByRole('link', { name: 'Open it' })).toHaveCount(0);
	});

	await test.step('what it is about, and how much power is shared', async () => {
		await part(page, here, 'what it is about');
		await page.getByLabel('Why are you asking?').fill('People told us that nobody said hello.');
		await page
			.getByLabel('What can change because of the answers?')
			.fill('Who meets you, and what they say.');
		await page.getByLabel('What cannot change, and why?').fill('Who is admitted: the law says that.');
		await page.getByLabel('Engagement').check();
		await press(page, 'Keep this');
		await expect(status).toContainText('Kept');
		await part(page, here, 'how people are involved');
		for (const section of ['Principles', 'Purpose', 'Presence', 'Process', 'Impact'])
			await page.getByLabel(section).fill('We thought about this together.');
		await press(page, 'Keep this');
		await expect(page.getByText('All five sections are written')).toBeVisible();
	});

	await test.step('a paper to read: a link or words, never neither', async () => {
		await part(page, here, 'papers to read');
		await page.getByLabel('What is it called?').fill('What people told us in spring');
		await press(page, 'Add it');
		await expect(page.getByRole('alert')).toContainText('Enter a link, or the words themselves');
		await page
			.getByLabel('The words, or what it says in short')
			.fill('Nobody said hello on four of six wards.');
		await press(page, 'Add it');
		await expect(status).toContainText('Added');
	});

	await test.step('questions of several kinds, one after certain answers only', async () => {
		await addQuestion(page, here, 'Choose one', async () => {
			await page.getByLabel('The question').fill('Have you stayed on a ward?');
			await page.getByLabel('Answers to choose from').fill('Yes');
			await press(page, 'Add it');
			await expect(page.getByRole('alert')).toContainText('Enter at least 2 answers');
			await page.getByLabel('Answers to choose from').fill('Yes\nNo\nI visited somebody');
		});
		await addQuestion(page, here, 'Open question, answered in own words', async () => {
			await page.getByLabel('The question').fill('What should the first words be?');
		});
		await addQuestion(page, here, 'Scale', async () => {
			await page.getByLabel('The question').fill('How were you welcomed?');
			await page.getByRole('radio', { name: '1', exact: true }).check();
			await page.getByLabel('What the lowest number means').fill('Badly');
			await page.getByLabel('The scale ends at').fill('5');
			await page.getByLabel('What the highest number means').fill('Well');
			await page.getByLabel('1. Yes').check();
			await page.getByLabel('Yes, the rest means nothing without it').check();
			await press(page, 'Add it');
			await expect(page.getByRole('alert')).toContainText('Say why nothing can be sent without an answer');
			await expect(page.getByLabel('1. Yes')).toBeChecked();
			await page.getByLabel('No, it may be left out').check();
		});
		await page.getByRole('button', { name: 'Move up How were you welcomed?' }).click();
		await expect(status).toContainText('Moved');
		await page.getByRole('button', { name: 'Move up How were you welcomed?' }).click();
		await expect(page.getByRole('alert')).toContainText('so it has to come after it');
		await page.getByRole('button', { name: 'Take out Have you stayed on a ward?' }).click();
		await expect(page.getByRole('alert')).toContainText('Change that first');
		await expect(page.getByText('Only after “Yes” to question 1')).toBeVisible();
	});

	await test.step('the window says what to think of, and forbids nothing', async () => {
		await part(page, here, 'when it is open');
		await day(page, 'The first day', inDays(0));
		await day(page, 'The last day', inDays(-3));
		await press(page, 'Keep these days');
		await expect(page.getByRole('alert')).toContainText('Enter a last day that comes after the first');
		await day(page, 'The last day', inDays(40));
		await press(page, 'Keep these days');
		await expect(page.getByText('It is open for 41 days')).toBeVisible();
	});

	await test.step('the check before opening: three are written, advice advises', async () => {
		await part(page, here, 'check before opening');
		await page.getByLabel('Nothing is decided yet').fill('The welcome is not written yet.');
		await page.getByLabel('There is time to answer').fill('Six weeks.');
		await page.getByLabel('The answers are considered').fill('The ward managers read them in spring.');
		await press(page, 'Keep this');
		await expect(page.getByText('1 of 4 are not written yet')).toBeVisible();
	});

	await test.step('Joy translates it to Urdu, piece beside piece; she cannot look it over herself', async () => {
		await signInAs(page, 'joy');
		const shared = here.replace('northbrook', 'rooted-voices');
		await page.goto(shared);
		await page.getByRole('link', { name: 'Change languages and easy read' }).click();
		await page.getByLabel('Language').selectOption('ur');
		await press(page, 'Go on');
		const fields = page.locator('textarea[name^="w."]');
		const count = await fields.count();
		expect(count).toBeGreaterThan(9);
		for (let at = 0; at < count - 1; at++) await fields.nth(at).fill(`خوش آمدید ${at}`);
		await expect(fields.first()).toHaveAttribute('dir', 'rtl');
		await press(page, 'Keep this');
		await expect(page.getByRole('alert')).toContainText('Enter who translated it');
		await expect(fields.first()).toHaveValue('خوش آمدید 0');
		await page.getByLabel('Who translated it?').fill('Joy');
		await press(page, 'Keep this');
		await expect(status).toContainText('Kept');
		await expect(page.getByText('1 piece still to do')).toBeVisible();
		await fields.nth(count - 1).fill('آخری');
		await press(page, 'Keep this');
		await page.getByRole('link', { name: 'Translate what the pages themselves say' }).click();
		await page.locator('[name="w.phrase.question"]').fill('سوال');
		await press(page, 'Keep this');
		await expect(page.getByRole('alert')).toContainText('Leave {number} and {last} in');
		await page.locator('[name="w.phrase.question"]').fill('سوال {number} از {last}');
		await page.locator('[name="w.phrase.why"]').fill('ہم کیوں پوچھتے ہیں');
		await press(page, 'Keep this');
		await expect(status).toContainText('Kept');
		await page.getByRole('link', { name: 'Back' }).click();
		await expect(page.getByText('Somebody else than you has to look it over')).toBeVisible();
		await expect(page.getByRole('button', { name: 'I have looked it over' })).toHaveCount(0);
	});

	await test.step('Fatima looks it over, and sees it as people will', async () => {
		await signInAs(page, 'fatima');
		await page.goto(`${here}/translations/ur`);
		await page.getByLabel('Who looked it over?').fill('Joy');
		await press(page, 'I have looked it over');
		await expect(page.getByRole('alert')).toContainText('Somebody else than the person who wrote it');
		await page.getByLabel('Who looked it over?').fill('Fatima');
		await press(page, 'I have looked it over');
		await expect(status).toContainText('Looked over');
		await page.goto(`${here}/preview?in=ur`);
		await expect(page.locator('main [lang=ur][dir=rtl]').first()).toContainText('خوش آمدید');
		await expect(page.getByText('ہم کیوں پوچھتے ہیں')).toBeVisible();
	});

	await test.step('it opens only with a reason for what is not met', async () => {
		await signInAs(page, 'grace');
		await page.goto(here);
		await page.getByRole('link', { name: 'Open it' }).click();
		await press(page, 'Open it now');
		await expect(page.getByRole('alert')).toContainText('People will read the reason');
		await page
			.getByLabel('It is not shown that people get enough reasons and papers')
			.fill('The full paper is being printed.');
		await press(page, 'Open it now');
		await expect(status).toContainText('Open. Its questions are frozen now.');
		await expect(page.getByText('The full paper is being printed.')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Change questions' })).toHaveCount(0);
		await page.goto(`${here}/questions`);
		await expect(page.getByText('Start a correction to change them')).toBeVisible();
		await page.goto(`/consultations/${here.split('/').at(-1)}`);
		await page.getByRole('link', { name: 'How this is run' }).click();
		await expect(page.getByText('The full paper is being printed.')).toBeVisible();
	});

	await test.step('a correction is prepared, and put in place openly', async () => {
		await page.goto(`${here}/correct`);
		await page.getByLabel('What is corrected?').fill('An answer was missing from question 1.');
		await press(page, 'Prepare the correction');
		await press(page, 'Put the correction in place');
		await expect(page.getByRole('alert')).toContainText('Nothing has been changed yet');
		await part(page, here, 'questions');
		await page.getByRole('link', { name: 'Have you stayed on a ward?' }).click();
		await page.getByLabel('Answers to choose from').fill('Yes\nNo\nI visited somebody\nI work on one');
		await press(page, 'Keep this');
		await page.goto(here);
		await expect(page.getByText('1 not looked over yet')).toBeVisible();
		await press(page, 'Put the correction in place');
		await expect(status).toContainText('The correction is in place');
		await expect(page.getByText('An answer was missing from question 1.')).toBeVisible();
	});

	await test.step('it is stopped and goes on, its last day moves, and it closes early with a reason', async () => {
		await press(page, 'Stop answers now');
		await expect(page.getByText('Nobody can begin or send answers now')).toBeVisible();
		await press(page, 'Let answers in again');
		await page.getByRole('link', { name: 'Move its last day on' }).click();
		await day(page, 'The new last day', inDays(50));
		await press(page, 'Move its last day on');
		await expect(page.getByRole('alert')).toContainText('Say why');
		await page.getByLabel('Why?').fill('The paper came late.');
		await press(page, 'Move its last day on');
		await expect(page.getByText('The paper came late.')).toBeVisible();
		await page.getByRole('link', { name: 'Close it' }).click();
		await press(page, 'Close it now');
		await expect(page.getByRole('alert')).toContainText('Say why it closes early');
		await page.getByLabel('Why does it close early?').fill('The wards are being rebuilt.');
		await press(page, 'Close it now');
		await expect(status).toContainText('Closed.');
	});

	await test.step('what was heard is kept, published, and read by anyone', async () => {
		await page.getByRole('link', { name: 'Write what you heard' }).click();
		await page
			.getByLabel('What did you hear?')
			.fill('People want a name and a smile.\n\nWe write the welcome now.');
		await page.getByLabel('Who wrote it?').fill('Grace and Joy');
		await press(page, 'Keep it for now');
		await expect(status).toContainText('Kept');
		await press(page, 'Publish it');
		await expect(status).toContainText('What you heard is published');
		await page.context().clearCookies();
		await page.goto(`/consultations/${here.split('/').at(-1)}/heard`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('What we heard');
		for (const said of [
			'People want a name and a smile.',
			'Fewer than 5 people answered.',
			'The full paper is being printed.',
			'The paper came late.',
			'The wards are being rebuilt.',
			'An answer was missing from question 1.'
		]) {
			await expect(page.getByText(said)).toBeVisible();
		}
	});
});

test('a consultation is started again from an earlier one; it is not for others to build', async ({
	page
}) => {
	const title = `What about night visits? ${crypto.randomUUID().slice(0, 8)}`;
	await signInAs(page, 'grace');
	await page.goto('/northbrook/consultations/new');
	await page.getByLabel('Programme').selectOption({ label: 'Race equality plan (PCREF) 2026-27' });
	await page.getByLabel('Title').fill(title);
	await press(page, 'Start');
	const here = new URL(page.url()).pathname;
	await press(page, 'Start another from this one');
	await expect(page.getByRole('status')).toContainText('made from the other one');
	expect(new URL(page.url()).pathname).not.toBe(here);
	await page.getByText('Throw this draft away').click();
	await press(page, 'Throw it away');
	await expect(page.getByRole('status')).toContainText('thrown away');

	await signInAs(page, 'fatima');
	await page.goto(here);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
	await expect(page.getByRole('link', { name: 'Change questions' })).toHaveCount(0);
	expect((await page.goto(`${here}/about`))?.status()).toBe(403);
	await signInAs(page, 'olwen');
	expect((await page.goto(here))?.status()).toBe(404);
	await signInAs(page, 'marcus');
	expect((await page.goto(here))?.status()).toBe(404);
});
