import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { signInAs } from '../support/personas';
import { expect, test } from '../support/test';
import { anOpenWorkshop, soon, somebodyRegisters } from '../support/workshops';

const named = () => randomUUID().slice(0, 8);

/** A workshop of today with one person who has a place. Fatima is signed in afterwards, and in its room. */
async function aRoom(page: Page, said = true) {
	const workshop = await anOpenWorkshop(page, `What helps at night ${named()}`, 10, soon());
	const code = await somebodyRegisters(page, workshop, 'Redwing');
	await signInAs(page, 'fatima');
	const room = `/northbrook/workshops/${workshop}/room`;
	await page.goto(room);
	if (said) {
		await page.getByRole('link', { name: 'Say it to the room' }).click();
		await page.getByRole('button', { name: 'I have said this to the room' }).click();
	}
	return { room, code };
}

test('Fatima runs the room with one hand @nojs', async ({ page }) => {
	const { room, code } = await aRoom(page, false);

	await test.step('nothing is written down before the limits were said', async () => {
		await expect(page.getByRole('link', { name: 'Write down what is said' })).toHaveCount(0);
		await page.goto(`${room}/record`);
		await expect(page.getByRole('heading', { name: 'Say this to the room' })).toBeVisible();
		await expect(page.getByText('We have to tell our safeguarding lead.')).toBeVisible();
		await page.getByRole('button', { name: 'I have said this to the room' }).click();
		await expect(page.getByRole('status')).toContainText('you have said it to the room');
	});

	await test.step('one is checked in by name, and by code and by the square again: it is one attendance', async () => {
		await page.getByRole('button', { name: 'Here Redwing' }).click();
		await expect(page.getByText('1 person here.')).toBeVisible();
		await page.getByRole('link', { name: 'Check in by code' }).click();
		await page.getByLabel('The code').fill(code.toLowerCase());
		await page.getByRole('button', { name: 'They are here' }).click();
		await expect(page.getByText('1 person here.')).toBeVisible();
		await page.goto(`/registrations/${code}/check-in`);
		await expect(page.getByLabel('The code')).toHaveValue(code);
		await page.getByRole('button', { name: 'They are here' }).click();
		await expect(page.getByText('1 person here.')).toBeVisible();
	});

	await test.step('somebody without a place comes in by two taps, and has a slip', async () => {
		await page.getByRole('link', { name: 'Somebody without a place' }).click();
		await page.getByRole('button', { name: 'They are here' }).click();
		const slip = await page.locator('.tl-code').innerText();
		await expect(page.getByText(`/registrations/${slip}`)).toBeVisible();
		await page.getByRole('link', { name: 'Back to the room' }).click();
		await expect(page.getByText('2 people here.')).toBeVisible();
	});

	await test.step('a group is counted without names, and a wrong count is taken back', async () => {
		await page.getByRole('link', { name: 'Count people without names' }).click();
		await page.getByRole('button', { name: 'Count them' }).click();
		await expect(page.getByRole('alert')).toContainText('Enter how many people');
		await page.getByLabel('How many people?').fill('7');
		await page.getByRole('button', { name: 'Count them' }).click();
		await expect(page.getByText('2 people here, and 7 more without a name.')).toBeVisible();
		await page.goto(`${room}/count`);
		await page.getByRole('button', { name: /^Take it back/ }).click();
		await expect(page.getByText('2 people here.')).toBeVisible();
	});

	const words = 'Nobody told me who was in charge.';
	await test.step('what is missing is said, and nothing typed is lost', async () => {
		await page.getByRole('link', { name: 'Write down what is said' }).click();
		await page.getByLabel('Their words').fill(words);
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page.getByRole('alert')).toContainText('Choose how it was given');
		await expect(page.getByLabel('Their words')).toHaveValue(words);
	});

	await test.step('words are kept for later, and are there again', async () => {
		await page.getByRole('button', { name: 'Keep this for later' }).click();
		await expect(page.getByRole('status')).toContainText('They are not recorded yet');
		await page.getByRole('link', { name: words }).click();
		await expect(page.getByLabel('Their words')).toHaveValue(words);
	});

	await test.step('they are read back, each use is asked for, and a receipt is shown', async () => {
		await page.getByLabel('Who says it?').selectOption({ label: 'Redwing' });
		await page.getByLabel('Spoken words, written down').check();
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page.getByRole('heading', { name: 'Read it back, and ask' })).toBeVisible();
		await expect(page.getByText(words)).toBeVisible();
		await page.getByLabel('Yes, and they said that it is right').check();
		const board = page.getByRole('group', { name: 'Show my words to the board' });
		await board.getByLabel('Yes').check();
		await page.getByRole('button', { name: 'Record it and show their receipt' }).click();
		const receipt = await page.locator('.tl-code').innerText();
		await expect(page.getByText(`/track/${receipt}`)).toBeVisible();
	});

	await test.step('going back leads to the slip again, and another can be printed', async () => {
		await page.goto(page.url().replace('/slip/', '/record/'));
		await expect(page.getByRole('heading', { name: 'Their receipt' })).toBeVisible();
	});

	await test.step('the next words of the same person, with the same answers in one tap', async () => {
		await page.goto(`${room}?show=here`);
		await page.getByRole('link', { name: 'Write down what Redwing says' }).click();
		await page.getByLabel('Their words').fill('And nobody knocked.');
		await page.getByLabel('Spoken words, written down').check();
		await page.getByRole('button', { name: 'Go on' }).click();
		await expect(page.getByText('Board and governors, for two years')).toBeVisible();
		await page.getByRole('button', { name: 'Redwing said: the same again. Record it' }).click();
		await expect(page.getByRole('heading', { name: 'Their receipt' })).toBeVisible();
	});

	await test.step('whoever leaves early is asked nothing', async () => {
		await page.goto(`${room}?show=here`);
		await page.getByRole('button', { name: 'Left early Redwing' }).click();
		await expect(page.getByRole('status')).toContainText('They are paid in full');
	});
});

test('what Fatima types is there on another phone when hers dies', async ({ page, browser }) => {
	const { room } = await aRoom(page);
	await page.getByRole('link', { name: 'Write down what is said' }).click();
	await page.getByLabel('Their words').pressSequentially('The night staff never said their names.');
	await expect(page.getByRole('status')).toContainText(/^Kept at \d\d:\d\d$/);

	await test.step('it is said where it cannot be kept, and kept once it can', async () => {
		await page.context().setOffline(true);
		await page.getByLabel('Their words').pressSequentially(' Not one.');
		await expect(page.getByRole('status')).toContainText('Not kept: no connection.');
		await page.context().setOffline(false);
		await expect(page.getByRole('status')).toContainText('Kept at');
	});
	await page.close();

	const other = await browser.newContext({ viewport: { width: 360, height: 780 } });
	const phone = await other.newPage();
	await signInAs(phone, 'fatima');
	await phone.goto(new URL(room, test.info().project.use.baseURL).href);
	await phone.getByRole('link', { name: /The night staff/ }).click();
	await expect(phone.getByLabel('Their words')).toHaveValue(
		'The night staff never said their names. Not one.'
	);
	await other.close();
});

test('a worry about somebody is for Sol alone @nojs', async ({ page }) => {
	const { room } = await aRoom(page);
	const worry = `She said that she is not safe at home ${named()}`;
	await page.getByRole('link', { name: 'Worried about someone?' }).click();
	await expect(page.getByText('Ring 999 first.')).toBeVisible();
	await page.getByRole('button', { name: 'Hand this to the safeguarding lead' }).click();
	await expect(page.getByRole('alert')).toContainText('Write what you saw or heard');
	await page.getByRole('group', { name: 'May somebody be in danger today?' }).getByLabel('Yes').check();
	await page.getByLabel('Who are you worried about?').fill('A woman in a green scarf');
	await page.getByLabel('What did you see or hear?').fill(worry);
	await page.getByRole('button', { name: 'Hand this to the safeguarding lead' }).click();
	await expect(page.getByRole('heading', { name: 'Handed to Sol' })).toBeVisible();
	await expect(page.getByText(worry)).toHaveCount(0);
	const alert = new URL(page.url()).pathname.split('/').at(-1) ?? '';
	await page.getByRole('link', { name: 'Back to the room' }).click();
	await expect(page).toHaveURL(new RegExp(`${room}$`));

	for (const who of ['fatima', 'grace', 'dev'] as const) {
		await signInAs(page, who);
		const answer = await page.goto(`/northbrook/safeguarding/${alert}`);
		expect(answer?.status(), who).toBe(403);
	}

	await signInAs(page, 'sol');
	await page.goto('/northbrook');
	await page.getByRole('link', { name: 'Safeguarding', exact: true }).click();
	await expect(page.getByText('You alone read these.')).toBeVisible();
	await page.goto(`/northbrook/safeguarding/${alert}`);
	await expect(page.getByText(worry)).toBeVisible();
	await page.getByRole('button', { name: 'I have it' }).click();
	await expect(page.getByRole('status')).toContainText('The clock has stopped');
	await page.getByLabel('Add a note').fill('Rang her, and she is with her sister.');
	await page.getByRole('button', { name: 'Add it' }).click();
	await page.getByLabel('Support was offered').check();
	await page.getByRole('button', { name: 'Close it' }).click();
	await expect(page.getByText('Rang her, and she is with her sister.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Add it' })).toHaveCount(0);
});
