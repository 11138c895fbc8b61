import type { Page } from '@playwright/test';
import { MadeBook } from '../support/made-book';
import { expect, test } from '../support/test';

const verdict = (page: Page) => page.getByRole('status');
const results = (page: Page) => page.getByRole('list', { name: 'What was checked' }).locator(':scope > li');

async function check(page: Page) {
	await page.getByRole('button', { name: 'Check every page' }).click();
	await expect(verdict(page)).toHaveText(/^(Nothing is wrong|Something is wrong|This could not)/, {
		timeout: 30_000
	});
}

/** The head that was published last: the worker publishes soon after it starts. */
async function publishedHead(page: Page): Promise<{ size: number; root: string }> {
	let lines: string[] = [];
	await expect
		.poll(
			async () => {
				const answer = await page.request.get('/log/checkpoint');
				lines = (await answer.text()).split('\n');
				return answer.status();
			},
			{ timeout: 90_000 }
		)
		.toBe(200);
	return { size: Number(lines[1]), root: lines[2] ?? '' };
}

test('anyone checks every page of the book on their own phone, and compares it with what they kept', async ({
	page
}) => {
	test.slow();
	const { size, root } = await publishedHead(page);
	await page.goto('/log/verify');
	await check(page);
	await expect(verdict(page)).toHaveText('Nothing is wrong with this book.');
	await expect(results(page).filter({ hasText: 'Sealed by' })).toContainText('4 of 4');
	await expect(results(page).filter({ hasText: 'Not a letter is different' })).toHaveCount(1);
	await expect(results(page).filter({ hasText: 'What did this check' })).toContainText('Right');

	await test.step('a head from a board paper stands in it, and a made-up one does not', async () => {
		await page.getByText('Compare with something you have').click();
		await page.getByLabel('Or what is in print').fill(`${size} pages\n${root}`);
		await check(page);
		await expect(results(page).filter({ hasText: 'Nothing was changed since' })).toHaveCount(1);
		await page.getByLabel('Or what is in print').fill(`${size} pages\n${'A'.repeat(43)}=`);
		await page.getByRole('button', { name: 'Check only this' }).click();
		await expect(verdict(page)).toHaveText('Something is wrong: 1 of 4 checks failed.');
		await check(page);
		await expect(verdict(page)).toHaveText(/^Something is wrong: 1 of/);
		const wrong = results(page).filter({ hasText: 'was changed, cut or put in' });
		await expect(wrong).toContainText('Wrong');
		await wrong.getByText('The exact terms').click();
		await expect(wrong).toContainText(`size ${size}`);
	});

	await test.step('a list of strangers whose seals one trusts is not met', async () => {
		await page.goto('/log/verify');
		await page.getByText('Compare with something you have').click();
		const buffer = Buffer.from(new MadeBook().policy);
		await page.getByLabel('A file').setInputFiles({ name: 'seals.txt', mimeType: 'text/plain', buffer });
		await check(page);
		await expect(verdict(page)).toHaveText(/^Something is wrong/);
	});
	expect(await page.context().cookies()).toEqual([]);
});

test('a book that is altered on its way is found out, page and all', async ({ page }) => {
	test.slow();
	await publishedHead(page);
	await page.route('**/log/tile/entries/**', async (route) => {
		const answer = await route.fetch();
		const bytes = Buffer.from(await answer.body());
		bytes[40] = (bytes[40] ?? 0) ^ 1;
		await route.fulfill({ response: answer, body: bytes });
	});
	await page.goto('/log/verify');
	await check(page);
	await expect(verdict(page)).toHaveText(/^Something is wrong/);
	await expect(results(page).filter({ hasText: 'do not give the sealed head' })).toContainText(/ pages? 1\b/);
});

test('whoever does not trust the page checks on the website of somebody who seals the book', async ({
	page,
	baseURL
}) => {
	test.slow();
	await publishedHead(page);
	const policy = await (await page.request.get('/log/policy')).text();
	const [, witness] = /^witness \S+ \S+ (\S+)$/m.exec(policy) ?? [];
	test.skip(!witness, 'nobody else seals this book');
	await page.goto(`${witness}/verify?log=${baseURL}/log`);
	await check(page);
	await expect(verdict(page)).toHaveText('Nothing is wrong with this book.');
	await expect(results(page).filter({ hasText: 'Not a letter is different' })).toHaveCount(1);
});

test('a browser without Ed25519 of its own fetches it, and only then', async ({ page }) => {
	test.slow();
	await publishedHead(page);
	const fetched: string[] = [];
	page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
	await page.goto('/log/verify');
	await check(page);
	expect(fetched).not.toContain('/log/verify-ed25519.js');
	await page.addInitScript(() => {
		Object.defineProperty(SubtleCrypto.prototype, 'importKey', {
			value: () => Promise.reject(new DOMException('no such algorithm', 'NotSupportedError'))
		});
	});
	await page.goto('/log/verify');
	await check(page);
	await expect(verdict(page)).toHaveText('Nothing is wrong with this book.');
	expect(fetched).toContain('/log/verify-ed25519.js');
});

test('without script the page says how else, and cheating is tried all the same @nojs', async ({ page }) => {
	await page.goto('/log/verify');
	await expect(page.getByRole('link', { name: 'Fetch one file' })).toBeVisible();
	await page.getByRole('link', { name: 'try to cheat' }).click();
	await page.getByLabel('Tear the page out').check();
	await page.getByRole('button', { name: 'Do it, and sign the book anew' }).click();
	await expect(page.getByRole('heading', { name: '0 of 4 seal it, and 3 are needed' })).toBeVisible();

	await page.getByLabel('Change one letter').check();
	await page.getByLabel('To which page?').selectOption('7');
	await page.getByRole('button', { name: 'Do it, and sign the book anew' }).click();
	await expect(page.getByText('Xater was put out')).toBeVisible();
	await expect(page.getByRole('heading', { name: '1 of 4 seal it, and 3 are needed' })).toBeVisible();
	await expect(page.getByRole('heading', { name: '2 of 8 fingerprints of the book fall' })).toBeVisible();
});
