import { signInAs, signOut } from '../support/personas';
import { expect, test } from '../support/test';
import { anOpenWorkshop, soon } from '../support/workshops';

const WORDS = 'Knock before you come in. It is the only door I have.';
const SUMMARY = 'Everybody said the same: ask first, and come in second.';

test('a workshop from its plan to what went back to the room: an advisor, a walk-in and Mrs Begum by proxy', async ({
	page
}) => {
	// It begins in two minutes, since nobody may open one that has begun; the places are taken in the meantime.
	test.setTimeout(240_000);
	const mark = crypto.randomUUID().slice(0, 8);
	const title = `Who knocks ${mark}`;
	const begum = `Mrs B ${mark}`;
	const workshop = await anOpenWorkshop(page, title, 10, soon());
	const here = `/northbrook/workshops/${workshop}`;

	await test.step('Amina asks for a place on her phone', async () => {
		await signInAs(page, 'amina');
		await page.goto(`/workshops/${workshop}/register?by=rooted-voices`);
		await page.getByRole('button', { name: 'Ask for my place' }).click();
		await expect(page.getByRole('heading', { name: 'You have a place' })).toBeVisible();
	});

	const slip =
		await test.step('Joy asks for one on behalf of Mrs Begum, who has no phone that does this', async () => {
			await signInAs(page, 'joy');
			await page.goto(`/rooted-voices/workshops/${workshop}/people/invite`);
			await page.getByRole('link', { name: 'Register Mrs Begum' }).click();
			await page.getByLabel('What should they be called on the day?').fill(begum);
			await page.getByRole('button', { name: 'Register them' }).click();
			await expect(page.getByRole('heading', { name: 'They have a place' })).toBeVisible();
			return page.locator('.tl-code').innerText();
		});

	await signInAs(page, 'fatima');
	await test.step('Fatima says the limits first, and then the room may be written down', async () => {
		await page.goto(`${here}/room`);
		await expect(page.getByRole('link', { name: 'Write down what is said' })).toHaveCount(0);
		await page.getByRole('link', { name: 'Say it to the room' }).click();
		await page.getByRole('button', { name: 'I have said this to the room' }).click();
		await expect(page.getByRole('link', { name: 'Write down what is said' })).toBeVisible();
	});

	await test.step('Amina is ticked by name, Mrs Begum by her slip, and somebody walks in', async () => {
		await page.getByRole('button', { name: 'Here Amina' }).click();
		await page.goto(`${here}/room/code`);
		await page.getByLabel('The code').fill(slip);
		await page.getByRole('button', { name: '✓ They are here' }).click();
		await page.goto(`${here}/room/walk-in`);
		await page.getByRole('button', { name: '✓ They are here' }).click();
		await page.goto(`${here}/room?show=here`);
		for (const called of ['Amina', begum])
			await expect(page.getByRole('heading', { name: called })).toBeVisible();
		await expect(page.getByRole('main')).toContainText('3 people here');
	});

	const receipt = await test.step('what Mrs Begum says is written down, read back, and hers', async () => {
		await page.goto(`${here}/room/record`);
		await page.getByLabel('Their words').fill(WORDS);
		await page.getByLabel('Who says it?').selectOption({ label: begum });
		await page.getByLabel('Spoken words, written down').check();
		await page.getByRole('button', { name: 'Go on' }).click();
		await page.getByLabel('Yes, and they said that it is right').check();
		const website = page.getByRole('group', { name: 'Show my words on this website' });
		await website.getByLabel('Yes').check();
		await page.getByRole('button', { name: 'Record it and show their receipt' }).click();
		return page.locator('.tl-code').innerText();
	});

	await test.step('Amina has to go early: nobody asks why', async () => {
		await page.goto(`${here}/room?show=here`);
		await page.getByRole('button', { name: 'Left early Amina' }).click();
		await expect(page.getByText('. Paid in full.')).toBeVisible();
	});

	await test.step('once it has begun, Grace closes attendance and gives the summary back', async () => {
		await signInAs(page, 'grace');
		const close = page.getByRole('button', { name: 'Close attendance' });
		await expect(async () => {
			await page.goto(`${here}/afterwards`);
			await expect(close).toBeVisible({ timeout: 500 });
		}).toPass({ timeout: 150_000, intervals: [3_000] });
		await close.click();
		await expect(
			page.getByText('3 people came. 1 of them left before the end, and is owed the same.')
		).toBeVisible();
		await expect(page.getByText('3 claims are opened')).toBeVisible();
		await page.getByRole('link', { name: 'Write it', exact: true }).click();
		await page.getByLabel('What was said, what was agreed, what happens next').fill(SUMMARY);
		await page.getByLabel('Written by').fill('Grace');
		await page.getByRole('button', { name: 'Give it back to the room' }).click();
		await expect(page.getByText(SUMMARY)).toBeVisible();
		await page.goto(here);
		await expect(page.getByText('Written up').first()).toBeVisible();
	});

	await test.step('Amina reads it, and is owed the whole sum', async () => {
		await signInAs(page, 'amina');
		await page.goto('/my');
		await page.getByRole('link', { name: title }).first().click();
		await expect(page.getByText(SUMMARY)).toBeVisible();
		await page.goto('/my/claims');
		await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('£55.00');
	});

	await test.step('Joy has Mrs Begum to tell, and Mrs Begum reads by her slips, with no account', async () => {
		await signInAs(page, 'joy');
		await page.goto('/rooted-voices/messages');
		await expect(page.getByText('Mrs Begum').first()).toBeVisible();
		await signOut(page);
		await page.goto(`/registrations/${slip}/summary`);
		await expect(page.getByText(SUMMARY)).toBeVisible();
		await page.goto(`/track/${receipt}`);
		await expect(page.getByText(WORDS)).toBeVisible();
	});
});
