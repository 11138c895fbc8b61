// Somebody gives words and keeps what the book gives them: the promise, then the proof, which are checked here with the modules that
// anybody's browser runs and the list of witnesses. Then the words are taken back with the key on the slip, and anybody can see that.
import type { Page } from '@playwright/test';
import { fromBase64, fromUtf8 } from '../../src/lib/log/bytes.ts';
import { commitment } from '../../src/lib/log/commitment.ts';
import { provesErasure } from '../../src/lib/log/erasure.ts';
import { leafHash } from '../../src/lib/log/hashes.ts';
import { parseVkey, type Verifier } from '../../src/lib/log/note.ts';
import { parsePolicy } from '../../src/lib/log/policy.ts';
import { openPromise } from '../../src/lib/log/promise.ts';
import { verifyProof } from '../../src/lib/log/proof.ts';
import { bundlesOf, decodeBundle, entriesPath } from '../../src/lib/log/tiles.ts';
import { signInAs, signOut } from '../support/personas';
import { publishNow } from '../support/publish-now';
import { PCREF } from '../support/spine';
import { expect, test } from '../support/test';

type Copy = {
	entry: string;
	index: number | null;
	proof: string | null;
	promise: string;
	opens: { text?: { salt: string; content: string } };
};
type Entry = { id: string; type: string; ek?: string; token?: string; c?: { text: string } };

const utf8 = (text: string) => new TextEncoder().encode(text);
const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

/** Gives words as Tunde; answers what the slip says. */
async function give(page: Page, words: string) {
	await signInAs(page, 'tunde');
	await page.goto(`/give?programme=${PCREF}`);
	await page.getByRole('button', { name: 'I have read this. Start writing' }).click();
	await page.getByLabel('What do you want to say?').fill(words);
	await next(page);
	await page.getByLabel('No name').check();
	await next(page);
	await next(page);
	await page.getByRole('button', { name: 'Give this to Northbrook' }).click();
	await expect(page.getByRole('heading', { name: 'We have your words' })).toBeVisible();
	// In the last hour of a day the promise ends on the next.
	await expect(page.getByText('or you can prove we lost it')).toContainText(
		/in the book by (\d+:\d\d [ap]m today|\d+ \w+ \d{4} at \d+:\d\d [ap]m)/
	);
	return { code: await page.locator('.tl-code').innerText(), key: await page.locator('.tl-key').innerText() };
}

async function read(page: Page, path: string): Promise<Uint8Array> {
	const answer = await page.request.get(path);
	expect(answer.status(), path).toBe(200);
	return new Uint8Array(await answer.body());
}

const textOf = async (page: Page, path: string) => fromUtf8(await read(page, path)) as string;
const copyOf = async (page: Page, code: string) =>
	JSON.parse(await textOf(page, `/track/${code}/copy.json`)) as Copy;

/** How many were proven to be by the person, as everyone reads it. */
async function proven(page: Page): Promise<number> {
	await page.goto('/log/erased');
	const cells = page.locator('tbody tr').first().locator('td');
	return (await cells.count()) ? Number((await cells.first().innerText()).replace(/\D/g, '')) : 0;
}

/** Every entry of the published book, read as a stranger reads it. */
async function entries(page: Page, size: number): Promise<Entry[]> {
	const bundles = await Promise.all(
		[...bundlesOf(size)].map(({ index, width }) => read(page, `/log/${entriesPath(index, width)}`))
	);
	return bundles.flatMap((bundle) =>
		decodeBundle(bundle)!.map((bytes) => JSON.parse(fromUtf8(bytes) as string) as Entry)
	);
}

test('what was given is promised, proven, and taken back with its key @nojs', async ({ page, baseURL }) => {
	const words = `Nobody told me when the meeting was ${crypto.randomUUID()}`;
	const { code, key } = await give(page, words);
	expect(key).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{6}$/);
	await page.reload();
	await expect(page.locator('.tl-key')).toHaveText(key);
	await signOut(page);

	const { entry, promise, opens } = await copyOf(page, code);
	const leaf = leafHash(utf8(entry));
	const said = JSON.parse(entry) as Entry;

	await test.step('the promise is signed, and for these words', async () => {
		const names = (await textOf(page, '/log/vkeys')).trim().split('\n').map(parseVkey);
		const receipts = names.find((known) => known?.name.endsWith('/receipts')) as Verifier;
		const file = await read(page, `/track/${code}/promise`);
		expect(fromUtf8(file)).toBe(promise);
		const opened = await openPromise(file, receipts);
		expect(opened).toMatchObject({ why: null, promise: { leaf } });
		// Made again, it is the same to the byte.
		expect(await read(page, `/track/${code}/promise`)).toEqual(file);
	});

	const size = await publishNow({ baseURL });
	await test.step('the proof holds against those who seal the book', async () => {
		// Pages keep the head they read for two seconds.
		await expect(async () => {
			await page.goto(`/track/${code}`);
			await expect(page.getByText('In the book:')).toBeVisible({ timeout: 500 });
		}).toPass();
		const proof = await textOf(page, `/track/${code}/proof`);
		const parsed = parsePolicy(await textOf(page, '/log/policy'));
		expect(parsed).toHaveProperty('policy');
		if (!('policy' in parsed)) return;
		const shown = await verifyProof(proof, leaf, parsed.policy);
		expect(shown).toMatchObject({ why: null });
		const other = await verifyProof(proof, leafHash(utf8(entry.replace('text', 'test'))), parsed.policy);
		expect(other).toEqual({ why: 'wrong-root' });
		const kept = await copyOf(page, code);
		expect(kept).toMatchObject({ entry, promise, proof });
		expect(size).toBeGreaterThan(kept.index!);
	});

	await test.step('changed words do not fit the page', () => {
		const { salt, content } = opens.text!;
		const opener = fromBase64(salt)!;
		expect(content).toBe(words);
		expect(commitment(opener, 'text', words)).toBe(said.c!.text);
		expect(commitment(opener, 'text', words.replace('Nobody', 'Somebody'))).not.toBe(said.c!.text);
	});

	const before = await proven(page);
	await test.step('another key is refused beside its field, and the right one proves who asked', async () => {
		await page.goto(`/track/${code}/take-back`);
		const field = page.getByLabel('Taking-back key, if you have it');
		for (const [typed, sentence] of [
			['7KQ4M', 'That is not a taking-back key'],
			['00000-00000-00000-00000-000000', 'This is not the taking-back key on the slip of these words']
		] as const) {
			await field.fill(typed);
			await page.getByRole('button', { name: 'Take my words back' }).click();
			await expect(page.getByRole('alert')).toContainText(sentence);
			await expect(field).toHaveValue(typed);
		}
		await field.fill(key.toLowerCase().replaceAll('-', ' '));
		await page.getByRole('button', { name: 'Take my words back' }).click();
		await expect(page.getByRole('heading', { name: 'Words you took back' })).toBeVisible();
		await expect(page.getByText(words)).toHaveCount(0);
	});

	await test.step('the page stays, blank, and everybody can see that the person asked', async () => {
		const now = await entries(page, await publishNow({ baseURL }));
		const erased = now.filter(({ token }) => token && provesErasure(token, said.ek!));
		expect(erased).toMatchObject([{ type: 'contribution.taken_back' }]);
		expect(await copyOf(page, code)).toMatchObject({ entry, opens: {} });
		expect(await proven(page)).toBeGreaterThan(before);
		expect(now.find(({ id }) => id === said.id)).toEqual(said);
	});
});

test('words are taken back without the key all the same, with a receipt printed again @nojs', async ({
	page
}) => {
	const words = `I changed my mind ${crypto.randomUUID()}`;
	const { code } = await give(page, words);
	await page.goto('/my/contributions');
	await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').click();
	await page.getByRole('button', { name: 'Print a new receipt' }).click();
	await expect(page.getByText('or you can prove we lost it')).toBeVisible();
	const again = await page.locator('.tl-code').innerText();
	expect(again).not.toBe(code);
	await page.goto(`/track/${again}/take-back`);
	await page.getByRole('button', { name: 'Take my words back' }).click();
	await expect(page.getByRole('heading', { name: 'Words you took back' })).toBeVisible();
});

test('what is late is read by anybody, and leads to where it stands @nojs', async ({ page }) => {
	await page.goto('/northbrook/said-and-done');
	await page.getByRole('link', { name: 'What is late, and who holds it' }).click();
	await expect(page.getByRole('heading', { name: 'What is late', level: 1 })).toBeVisible();
	expect((await page.goto('/northbrook/late?at=nothing'))?.status()).toBe(404);
	expect((await page.goto('/rooted-voices/late'))?.status()).toBe(404);
});
