import type { Page } from '@playwright/test';
import { signInAs, signOut } from '../support/personas';
import { expect, test } from '../support/test';
import { anOpenWorkshop, somebodyRegisters } from '../support/workshops';

async function openPlace(page: Page, code: string) {
	await page.goto('/registrations');
	await page.getByLabel('The code on your slip').fill(code);
	await page.getByRole('button', { name: 'Open my place' }).click();
}

const mark = () => crypto.randomUUID().slice(0, 8);

test('somebody without an account asks for a place, says what they need, changes it and gives it back @nojs', async ({
	page
}) => {
	const title = `When people are asked ${mark()}`;
	const workshop = await anOpenWorkshop(page, title);
	await signOut(page);

	await test.step('the page says what it is for, how much can change and what is paid, and not where it is', async () => {
		await page.goto(`/workshops/${workshop}`);
		await expect(page).toHaveTitle('An afternoon in March - Throughline');
		await expect(page.getByRole('heading', { name: title })).toBeVisible();
		for (const said of ['That there is a plan', '£55.00 for 2 hours', 'Sol, in the room', 'within 84 days'])
			await expect(page.getByText(said)).toBeVisible();
		await expect(page.getByText('Mill Lane')).toHaveCount(0);
	});

	await page.getByRole('link', { name: 'Ask for a place' }).click();
	await test.step('what is missing is said beside its field, and nothing that was typed is lost', async () => {
		await page.getByLabel('What should we call you').fill('Swift');
		await page.getByRole('checkbox', { name: 'The room and the building' }).check();
		await page.getByLabel('In your own words: The room and the building').fill('No steps');
		await page.getByLabel('Pay me less than that').check();
		await page.getByRole('button', { name: 'Ask for my place' }).click();
		const summary = page.getByRole('alert');
		await expect(summary).toContainText('Choose how to reach you');
		await page.getByLabel('Email', { exact: true }).check();
		await page.getByLabel('The address or number for that').fill(`swift-${mark()}@people.example`);
		await page.getByRole('button', { name: 'Ask for my place' }).click();
		await expect(summary).toContainText('Enter a sum');
		await expect(page.getByLabel('What should we call you')).toHaveValue('Swift');
		await expect(page.getByLabel('In your own words: The room and the building')).toHaveValue('No steps');
		await page.getByLabel('If less').fill('20');
		await page.getByRole('button', { name: 'Ask for my place' }).click();
	});
	await expect(page.getByRole('heading', { name: 'You have a place' })).toBeVisible();
	const code = await page.locator('.tl-code').innerText();
	expect(page.url()).not.toContain(code);

	await test.step('the code opens their place: where it is, and a calendar that says nothing more', async () => {
		await openPlace(page, code);
		for (const said of ['The hall in Mill Lane', 'Behind the library', '£20.00'])
			await expect(page.getByText(said)).toBeVisible();
		const entry = await page.request.get(`/registrations/${code}/workshop.ics`);
		const written = await entry.text();
		expect(entry.headers()['content-type']).toContain('text/calendar');
		expect(written).toContain('SUMMARY:An afternoon in March');
		expect(written).not.toContain(code);
		expect(written).not.toContain(title);
	});

	await test.step('they change what they need, and what is done with the money', async () => {
		await page.getByRole('link', { name: 'Change what you need' }).click();
		await page.getByRole('checkbox', { name: 'My own care or routine' }).check();
		await page.getByRole('button', { name: 'Keep this' }).click();
		await expect(page.getByRole('status')).toContainText('We have what you need');
		await expect(page.getByText('The room and the building: No steps')).toBeVisible();
		await page.getByRole('link', { name: 'Change what is done with the money' }).click();
		await page.getByLabel('Pay me nothing').check();
		await page.getByRole('button', { name: 'Keep this choice' }).click();
		await expect(page.getByText('Nothing', { exact: true })).toBeVisible();
	});

	await test.step('they give it back, no reason asked, and the record stays', async () => {
		await page.getByRole('link', { name: 'I cannot come' }).click();
		await page.getByRole('button', { name: 'Give my place back' }).click();
		await expect(page.getByRole('heading', { name: 'You gave your place back' })).toBeVisible();
		await expect(page.getByText('Mill Lane')).toHaveCount(0);
		const entry = await page.request.get(`/registrations/${code}/workshop.ics`);
		expect(await entry.text()).toContain('STATUS:CANCELLED');
	});
});

test('somebody waits, is offered the place that another gives back, and takes it @nojs', async ({ page }) => {
	const workshop = await anOpenWorkshop(page, `One place only ${mark()}`, 1);
	const holder = await somebodyRegisters(page, workshop, 'Plover');
	await page.goto(`/workshops/${workshop}`);
	await expect(page.getByText('All places are taken')).toBeVisible();
	await page.getByRole('link', { name: 'Go on the waiting list' }).click();
	await page.getByLabel('What should we call you').fill('Nightingale');
	await page.getByLabel('Do not contact me').check();
	await page.getByRole('button', { name: 'Put me on the list' }).click();
	await expect(page.getByText('You are number 1.')).toBeVisible();
	const code = await page.locator('.tl-code').innerText();

	await openPlace(page, code);
	await expect(page.getByText('You are number 1 of those who wait')).toBeVisible();
	await expect(page.getByText('Mill Lane')).toHaveCount(0);

	await page.goto(`/registrations/${holder}/cancel`);
	await page.getByRole('button', { name: 'Give my place back' }).click();

	await openPlace(page, code);
	await expect(page.getByRole('heading', { name: 'A place is free for you' })).toBeVisible();
	await expect(page.getByText('Tell us by')).toBeVisible();
	await page.getByRole('button', { name: 'Take the place' }).click();
	await expect(page.getByRole('status')).toHaveText(/You have the place/);
	await expect(page.getByText('The hall in Mill Lane')).toBeVisible();
});

test('a code that is wrong says what to do, and is kept nowhere @nojs', async ({ page }) => {
	await page.goto('/registrations');
	for (const [typed, sentence] of [
		['', 'Enter the code from your slip'],
		['00000-00000-1', 'One of the letters or numbers is not right'],
		['00000-00000-0', 'We do not know this code']
	] as const) {
		await openPlace(page, typed);
		await expect(page.getByRole('alert')).toContainText(sentence);
		await expect(page.getByLabel('The code on your slip')).toHaveValue(typed);
	}
	const answer = await page.goto('/registrations/00000-00000-0');
	expect(answer?.status()).toBe(404);
	expect(answer?.headers()['cache-control']).toContain('no-store');
	await expect(page.getByRole('heading', { name: 'We do not know this code' })).toBeVisible();
});

test('Amina opens her place by her account, and nobody else does', async ({ page }) => {
	const workshop = await anOpenWorkshop(page, `By account ${mark()}`);
	await signInAs(page, 'amina');
	await page.goto(`/workshops/${workshop}?by=rooted-voices`);
	await page.getByRole('link', { name: 'Ask for a place' }).click();
	await expect(page.getByLabel('What should we call you')).toHaveValue('Amina');
	await page.getByRole('button', { name: 'Ask for my place' }).click();
	await expect(page.getByRole('heading', { name: 'You have a place' })).toBeVisible();
	// Asking again leads to the place she has.
	await page.goto(`/workshops/${workshop}/register?by=rooted-voices`);
	await expect(page).toHaveURL(/\/registrations\/[0-9a-f-]{36}$/);
	await expect(page.getByText('The hall in Mill Lane')).toBeVisible();
	const own = new URL(page.url()).pathname;
	await signInAs(page, 'tunde');
	expect((await page.goto(own))?.status()).toBe(404);
	await signOut(page);
	await page.goto(own);
	await expect(page).toHaveURL(/\/sign-in\?next=/);
});
