import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '../support/test';
import { signInAs, signOut } from '../support/personas';
import { anAgreedInsight, PCREF } from '../support/spine';

const ALT = 'A flip chart in green handwriting, with a drawing of a door';

/** A photo as a telephone takes it: sideways, and saying where. */
const photo = () =>
	sharp({ create: { width: 1200, height: 900, channels: 3, background: 'seagreen' } })
		.jpeg()
		.withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 28/1 0/1' } })
		.toBuffer();

/** What the browser made of the picture that is described so, and where it has it from. */
async function shown(page: Page) {
	const picture = page.getByRole('img', { name: ALT });
	await expect(picture).toBeVisible();
	await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1200);
	return new URL((await picture.getAttribute('src')) ?? '', page.url()).href;
}

test('the photo of a flip chart is kept with its words, followed by a slip and taken back @nojs', async ({
	page
}) => {
	const words = `The door was locked and nobody came. ${randomUUID()}`;
	const send = () => page.getByRole('button', { name: 'Record it and print their receipt' }).click();
	const alert = page.getByRole('alert');

	await signInAs(page, 'fatima');
	await page.goto(`/northbrook/contributions/new?programme=${PCREF}`);
	await page.getByRole('group', { name: 'Did you tell them' }).getByLabel('Yes').check();
	await page.getByLabel('A note of what a group said').check();
	await page.getByLabel('Their words').fill(words);
	await page.getByLabel('They do not want to say').check();
	const file = page.getByLabel('Photo of a flip chart or drawing');

	await test.step('what is not a picture is refused beside its field, and nothing typed is lost', async () => {
		await file.setInputFiles({ name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Dear all') });
		await send();
		await expect(alert).toContainText('This is not a picture we can read');
		await expect(alert).toContainText('Say what the picture shows');
		await expect(page.getByLabel('Their words')).toHaveValue(words);
	});

	await test.step('a picture that was forgotten the second time is asked for', async () => {
		await page.getByLabel('What would you tell somebody').fill(ALT);
		await send();
		await expect(alert).toContainText('Choose the picture, or clear what you wrote about it');
	});

	await file.setInputFiles({ name: 'IMG_2044.jpg', mimeType: 'image/jpeg', buffer: await photo() });
	await send();
	await expect(page.getByRole('heading', { name: 'Their receipt' })).toBeVisible();
	const code = await page.locator('.tl-code').innerText();
	await page.getByRole('link', { name: 'Back' }).click();

	const address = await test.step('staff see it, without what the telephone wrote into it', async () => {
		const address = await shown(page);
		const answer = await page.request.get(address);
		expect(answer.headers()).toMatchObject({
			'content-type': 'image/webp',
			'cache-control': 'private, no-store',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "default-src 'none'"
		});
		const { format, exif } = await sharp(await answer.body()).metadata();
		expect([format, exif]).toEqual(['webp', undefined]);
		return address;
	});

	await test.step('somebody at the trust who may not read the words does not see it', async () => {
		await signInAs(page, 'carys');
		expect((await page.request.get(address)).status()).toBe(404);
	});

	await signOut(page);
	await test.step('whoever holds the slip sees it', async () => {
		expect((await page.request.get(address)).status()).toBe(403);
		await page.goto(`/track/${code}`);
		await shown(page);
	});

	await test.step('taken back, it is gone', async () => {
		const own = await shown(page);
		await page.getByRole('link', { name: 'Take your words back' }).click();
		await page.getByRole('button', { name: /Take .*back/ }).click();
		await expect(page.getByRole('heading', { name: 'Words you took back' })).toBeVisible();
		await expect(page.getByRole('img', { name: ALT })).toHaveCount(0);
		expect((await page.request.get(own)).status()).toBe(404);
	});
});

test('anyone comes to a picture whose giver said yes, until the no @nojs', async ({ page }) => {
	const drawn = { jpeg: await photo(), alt: ALT };
	const insight = await anAgreedInsight(page, `The door is locked at night ${randomUUID()}`, drawn);
	await page.goto(`/northbrook/said-and-done/insights/${insight}`);
	await expect(page.getByText(ALT)).toBeVisible();
	const link = page.getByRole('link', { name: 'The picture of it' });
	const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;

	await page.goto(`/northbrook/contributions/${address.split('/').at(-1)}/consent`);
	await page.getByRole('group', { name: 'Use a photo or recording' }).getByLabel('No').check();
	const no = () => page.getByRole('button', { name: 'Change it now' }).click();

	const anyone = await page.context().browser()?.newContext();
	const get = async (headers = {}) => await anyone?.request.get(address, { headers });
	const answer = await get();
	expect(answer?.headers()).toMatchObject({
		'content-type': 'image/webp',
		'cache-control': 'public, no-cache'
	});
	const etag = answer?.headers().etag ?? '';
	expect((await get({ 'if-none-match': etag }))?.status()).toBe(304);

	await no();
	await expect(page.getByRole('status')).toBeVisible();
	expect((await get({ 'if-none-match': etag }))?.status()).toBe(404);
	await page.goto(`/northbrook/said-and-done/insights/${insight}`);
	await expect(page.getByText('Nobody asked.')).toBeVisible();
	await expect(link).toHaveCount(0);
	await anyone?.close();
});
