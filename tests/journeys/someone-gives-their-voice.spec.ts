import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { aRecording, WRITTEN_INTO } from '../support/recordings';
import { PCREF } from '../support/spine';

/** The player's sound as it is sent, and in parts as players ask for it. */
async function heard(page: Page) {
	const player = page.getByLabel('The recording of these words');
	await expect(player).toBeVisible();
	const address = new URL((await player.getAttribute('src')) ?? '', page.url()).href;
	const answer = await page.request.get(address);
	expect(answer.headers()).toMatchObject({
		'cache-control': 'private, no-store',
		'content-security-policy': "default-src 'none'",
		'x-content-type-options': 'nosniff'
	});
	const bytes = await answer.body();
	const part = await page.request.get(address, { headers: { range: 'bytes=4-9' } });
	expect(part.status()).toBe(206);
	expect(await part.body()).toEqual(bytes.subarray(4, 10));
	expect((await page.request.get(address, { headers: { range: `bytes=${bytes.length}-` } })).status()).toBe(
		416
	);
	return { address, bytes, type: answer.headers()['content-type'] };
}

test('a voice is given with the words written down from it, heard, and taken back @nojs', async ({
	page
}) => {
	const words = `The door is always locked. ${crypto.randomUUID()}`;
	const go = (name: string | RegExp) => page.getByRole('button', { name }).click();

	await signInAs(page, 'tunde');
	await page.goto(`/give?programme=${PCREF}`);
	await page.locator('main form[method="POST"] button.nhsuk-button').first().click();
	await page.getByLabel('What do you want to say?').fill(words);
	await go('Continue');
	await page.getByLabel('No name').check();
	await go('Continue');
	await go('Continue');
	await page.getByText('you can add your voice').click();
	const file = page.getByLabel('Your recording');
	await file.setInputFiles({ name: 'voice.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('Dear all') });
	await go(/^Give this to/);
	await expect(page.getByRole('alert')).toContainText('This is not a recording we can read');
	await expect(page.getByText(words)).toBeVisible();
	await file.setInputFiles({ name: 'voice.ogg', mimeType: 'audio/ogg', buffer: await aRecording('ogg') });
	await go(/^Give this to/);
	const code = await page.locator('.tl-code').innerText();

	const address =
		await test.step('they hear it on their own page, without what the telephone wrote into it', async () => {
			await page.goto('/my/contributions');
			await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').first().click();
			const { address, bytes, type } = await heard(page);
			expect(type).toBe('audio/webm');
			expect(bytes.includes(WRITTEN_INTO)).toBe(false);
			return address;
		});

	await test.step('whoever holds the slip hears it; nobody else does', async () => {
		await signInAs(page, 'carys');
		expect((await page.request.get(address)).status()).toBe(404);
		await signOut(page);
		await page.goto(`/track/${code}`);
		await heard(page);
	});

	await test.step('taken back, it is gone', async () => {
		const own = await heard(page);
		await page.getByRole('link', { name: 'Take your words back' }).click();
		await go(/Take .*back/);
		await expect(page.getByLabel('The recording of these words')).toHaveCount(0);
		expect((await page.request.get(own.address)).status()).toBe(404);
	});
});

test('a facilitator keeps a recording with what was said in it @nojs', async ({ page }) => {
	const words = `They spoke over me. ${crypto.randomUUID()}`;
	const send = () => page.getByRole('button', { name: 'Record it and print their receipt' }).click();
	const alert = page.getByRole('alert');

	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/contributions/new?programme=${PCREF}`);
	await page.getByRole('group', { name: 'Did you tell them' }).getByLabel('Yes').check();
	await page.getByLabel('A recording, and what is said in it').check();
	await page.getByLabel('Their words').fill(words);
	await page.getByLabel('They do not want to say').check();
	await send();
	await expect(alert).toContainText('Choose the recording');
	await page
		.getByLabel('The recording')
		.setInputFiles({ name: 'a.m4a', mimeType: 'audio/mp4', buffer: await aRecording('m4a') });
	await page.getByLabel('Who wrote this down?').fill('');
	await send();
	await expect(alert).toContainText('Choose the recording again');
	await page.getByLabel('Who wrote this down?').fill('Fatima');
	await page
		.getByLabel('The recording')
		.setInputFiles({ name: 'a.m4a', mimeType: 'audio/mp4', buffer: await aRecording('m4a') });
	await send();
	await expect(page.getByRole('heading', { name: 'Their receipt' })).toBeVisible();
	await page.getByRole('link', { name: 'Back' }).click();
	await expect(page.getByText(words)).toBeVisible();
	expect((await heard(page)).type).toBe('audio/mp4');
});
