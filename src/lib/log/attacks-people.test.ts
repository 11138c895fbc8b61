// What is done to one person's words, to promises and to the story told about them. The rows are those of docs/attacks.md.
import { describe, expect, test } from 'vitest';
import {
	anEntry,
	hexOf,
	manyEntries,
	MadeBook,
	newId,
	newKey,
	NOON,
	type MadeEntry
} from '../../../tests/support/made-book.ts';
import { failing, hashesOf, NAMES, Place } from './attacks.fixtures.ts';
import { fromBase64url, toBase64, utf8 } from './bytes.ts';
import { openCheckpoint } from './checkpoint.ts';
import { commitment } from './commitment.ts';
import { canonical } from './entry.ts';
import { erasureKey } from './erasure.ts';
import { formatVkey } from './keys.ts';
import { lineBy } from './log.fixtures.ts';
import { leafHash, proveInclusion } from './merkle.ts';
import { noteWith, parseNote } from './note.ts';
import { formatProof, verifyProof } from './proof.ts';
import { parsePolicy, type Policy } from './policy.ts';
import { openPromise } from './promise.ts';
import { makeSkey, verifierFor } from './sign.server.ts';
import { verifyLog } from './verify.ts';

const bytesOf = (entries: MadeEntry[]) => entries.map((entry) => utf8(canonical(entry)));
const HOUR = 3600;
const SALT = new Uint8Array(32).fill(9);
const TOKEN = newId();

/** A programme, and one contribution with words, a commitment to them and a key for taking them back. */
function spoken() {
	const [programme] = manyEntries(1) as [MadeEntry];
	const received = anEntry('contribution.received', {
		...{ kind: 'text', channel: 'self', ek: erasureKey(fromBase64url(TOKEN) as Uint8Array) },
		...{ c: { text: commitment(SALT, 'text', 'Nobody rang back.') }, refs: { programme: programme.id } }
	});
	return { programme, received, confirmed: anEntry('contribution.confirmed', { how: 'self' }, received) };
}

describe('drop what was handed in before it is in the book', () => {
	test('the signed promise and a complete book past its time prove it, to the holder and to anybody they show it to', async () => {
		const place = new Place();
		const lost = utf8(canonical(spoken().received));
		const promise = place.keys.promise(lost, NOON - 2 * HOUR);
		const published = await place.publish(bytesOf(manyEntries(40)));
		// The attack works: the book without it is sealed by all, and nothing in it is missing.
		expect(published.sealedBy).toEqual(NAMES);
		expect(await failing(published, place.policy)).toEqual([]);
		expect(await failing(published, place.policy, [promise])).toEqual(['promise']);
		// While it is not due yet, nobody is accused; and once it is in, nobody can be.
		expect(await failing(published, place.policy, [place.keys.promise(lost, NOON - HOUR / 2)])).toEqual([]);
		const { programme, received } = spoken();
		const kept = await place.publish([...published.book.bodies, ...bytesOf([programme, received])]);
		const kept2 = place.keys.promise(utf8(canonical(received)), NOON - 2 * HOUR);
		expect(await failing(kept, place.policy, [kept2])).toEqual([]);
	});
});

describe('show other words for a true page', () => {
	test('they do not fit the fingerprint on it, for whoever has the salt', async () => {
		const place = new Place();
		const { programme, received, confirmed } = spoken();
		const published = await place.publish(bytesOf([programme, received, confirmed]));
		const hashes = await proveInclusion(hashesOf(published.book), 1, 3);
		const checkpoint = published.book.files.get('checkpoint') as Uint8Array;
		const proof = formatProof({ extra: null, index: 1, hashes, checkpoint });
		// The attack works on who checks the page alone: it stands there, proven and sealed, whatever words are shown beside it.
		const { policy } = parsePolicy(place.policy) as { policy: Policy };
		expect(await verifyProof(proof, leafHash(utf8(canonical(received))), policy)).toMatchObject({
			why: null
		});
		const copy = (content: string) =>
			JSON.stringify({
				entry: canonical(received),
				index: 1,
				proof,
				opens: { text: { salt: toBase64(SALT), content } }
			});
		expect(await failing(published, place.policy, [copy('They rang back at once.')])).toEqual(['copy']);
		expect(await failing(published, place.policy, [copy('Nobody rang back.')])).toEqual([]);
	});
});

describe('remove words and say that the person asked', () => {
	/** A book in which the words were taken back, sealed by all four. */
	async function takenBack(facts: object) {
		const place = new Place();
		const { programme, received, confirmed } = spoken();
		const end = anEntry('contribution.taken_back', facts, confirmed);
		const published = await place.publish(bytesOf([programme, received, confirmed, end]));
		expect(published.sealedBy).toEqual(NAMES);
		return { place, published };
	}

	test('without the key of their slip it is counted as not shown, and with a made-up one it is caught', async () => {
		// The attack works on who reads the reason and not the key: the book is sealed and says that the person asked.
		const forged = await takenBack({ how: 'subject', token: newId() });
		expect(await failing(forged.published, forged.place.policy, [], { quick: true })).toEqual([]);
		expect(await failing(forged.published, forged.place.policy)).toEqual(['erasures']);
		// Without a key it is in the public count of those that nobody has shown; with the right one, of those shown.
		const quiet = await takenBack({ how: 'request' });
		expect(await countOf(quiet.published.book)).toContain(
			'1 contribution.taken_back entries, 0 with a token'
		);
		const right = await takenBack({ how: 'subject', token: TOKEN });
		expect(await failing(right.published, right.place.policy)).toEqual([]);
		expect(await countOf(right.published.book)).toContain(
			'1 contribution.taken_back entries, 1 with a token'
		);
	});
});

/** What a check says of removals in a book, in exact terms. */
async function countOf(book: MadeBook): Promise<string> {
	const policy = `log ${formatVkey(verifierFor(book.log))}\nquorum none`;
	const { steps } = await verifyLog(book, { now: NOON, policy });
	return steps.find(({ name }) => name === 'erasures')?.detail ?? '';
}

describe("steal the log's key", () => {
	test('the thief can add rubbish but rewrite nothing, and is out once the key is replaced', async () => {
		const place = new Place();
		const entries = manyEntries(40);
		await place.publish(bytesOf(entries));
		// The attack works as far as adding: the rubbish follows from what was there, and is sealed.
		const rubbish = await place.publish(
			bytesOf([...entries, anEntry('programme.started', { ...entries[0], id: newId() })])
		);
		expect(rubbish.sealedBy).toEqual(NAMES);
		expect(await failing(rubbish, place.policy)).toEqual([]);
		// The trust's own next head does not follow from it: no witness seals it, and so the trust learns of the thief.
		const own = await place.publish(bytesOf([...entries, spoken().programme]));
		expect(own.sealedBy).toEqual([]);
		// Rewriting is refused by all, and a policy with another key knows no head of the old one.
		const rewritten = await place.publish(bytesOf(manyEntries(60)));
		expect(rewritten.sealedBy).toEqual([]);
		const replaced = place.policy.replace(
			/^log .*$/m,
			`log ${formatVkey(verifierFor(makeSkey(place.keys.log.name)))}`
		);
		expect(await failing(rubbish, replaced)).toEqual(['checkpoint']);
	});

	test('while two keys sign in turn, a head with both is believed by either policy', async () => {
		const place = new Place();
		const { book } = await place.publish(bytesOf(manyEntries(40)));
		const note = book.files.get('checkpoint') as Uint8Array;
		const { text } = parseNote(note) as { text: string };
		const next = makeSkey(place.keys.log.name);
		const line = lineBy({ ...next, verifier: verifierFor(next) }, text);
		book.files.set('checkpoint', utf8(new TextDecoder().decode(note) + line));
		const replaced = place.policy.replace(/^log .*$/m, `log ${formatVkey(verifierFor(next))}`);
		expect(await failing({ book }, place.policy)).toEqual([]);
		expect(await failing({ book }, replaced)).toEqual([]);
	});
});

describe("steal the receipts' key", () => {
	test('false promises are counted as broken, change nothing in the book, and end with the key', async () => {
		const place = new Place();
		const published = await place.publish(bytesOf(manyEntries(40)));
		const never = place.keys.promise(utf8(canonical(spoken().received)), NOON - 2 * HOUR);
		// The attack works: by its signature the false promise is a true one, and is held against the trust.
		const receipts = verifierFor(place.keys.receipts);
		expect(await openPromise(never, receipts)).toMatchObject({ why: null });
		expect(await failing(published, place.policy, [never])).toEqual(['promise']);
		// The key signs no head.
		const { text } = parseNote(published.book.files.get('checkpoint') as Uint8Array) as { text: string };
		const head = noteWith(text, [lineBy({ ...place.keys.receipts, verifier: receipts }, text)]);
		expect(await openCheckpoint(head, verifierFor(place.keys.log))).toEqual({ why: 'no-known-key' });
		expect(await openCheckpoint(head, receipts)).toEqual({ why: 'not-of-this-log' });
		// Once it is replaced, what the thief signs is no promise of this book.
		const replaced = verifierFor(makeSkey(place.keys.receipts.name));
		expect(await openPromise(never, replaced)).toEqual({ why: 'no-known-key' });
		const { steps } = await verifyLog(published.book, {
			now: NOON,
			policy: place.policy,
			vkeys: formatVkey(replaced),
			papers: [{ kind: 'promise', name: 'a slip', note: never, promise: await openedBy(never, receipts) }]
		});
		expect(steps.at(-1)?.says).toContain('not signed with this book’s key');
	});
});

async function openedBy(note: Uint8Array, by: ReturnType<typeof verifierFor>) {
	const opened = await openPromise(note, by);
	if (opened.why !== null) throw new Error(opened.why);
	return opened.promise;
}

describe('lose witnesses', () => {
	test('with three of four the book goes on; with two nobody believes a new head, and promises still hold', async () => {
		const place = new Place();
		const three = await place.publish(bytesOf(manyEntries(40)), place.witnesses.slice(1));
		expect(await failing(three, place.policy)).toEqual([]);
		const { steps } = await verifyLog(three.book, { now: NOON, policy: place.policy });
		expect(steps.find(({ name }) => name === 'seals')?.says).toContain('3 of 4');
		const two = await new Place().publish(bytesOf(manyEntries(40)), []);
		expect(two.sealedBy).toEqual([]);
		const fewer = new Place();
		expect(
			await failing(await fewer.publish(bytesOf(manyEntries(40)), fewer.witnesses.slice(2)), fewer.policy)
		).toEqual(['seals']);
		const promise = fewer.keys.promise(utf8('a page'), NOON);
		expect(await openPromise(promise, verifierFor(fewer.keys.receipts))).toMatchObject({ why: null });
	});
});

describe("let the trust's own page lie", () => {
	test('its file is not the one that the book names', async () => {
		const place = new Place();
		const honest = utf8('checks everything');
		const lying = utf8('says that all is well');
		const named = anEntry('verifier.published', {
			at: '2026-11-22T09:00Z',
			file: 'verify.js',
			sha256: hexOf(honest)
		});
		const { book } = await place.publish(bytesOf([...manyEntries(3), named]));
		const fileStep = async (file: Uint8Array) => {
			const files = [{ name: 'verify.js', sha256: hexOf(file) }];
			const { steps } = await verifyLog(book, { now: NOON, policy: place.policy, files });
			return steps.find(({ name }) => name === 'file')?.ok;
		};
		// The attack works on who asks nobody but the page. A second copy, from one who seals the book or the command line, tells.
		expect(new TextDecoder().decode(lying)).toContain('all is well');
		expect(await fileStep(honest)).toBe(true);
		expect(await fileStep(lying)).not.toBe(true);
	});
});

describe('tell a false story in a true book', () => {
	test('what counts as heard must say in which insight: a claim without its page is named', async () => {
		const place = new Place();
		const { programme, received, confirmed } = spoken();
		const claim = anEntry('contribution.counted', { as: ['in_an_insight'] }, confirmed);
		const counts = {
			given: 1,
			kept_back: 0,
			taken_back: 0,
			coded: 0,
			in_an_insight: 1,
			answered: 0,
			told: 0
		};
		const tally = anEntry('programme.tally', {
			at: '2026-11-22T10:00Z',
			counts,
			refs: { programme: programme.id }
		});
		const published = await place.publish(bytesOf([programme, received, confirmed, claim, tally]));
		// The attack works as far as sealing goes: nobody who seals the book reads it.
		expect(published.sealedBy).toEqual(NAMES);
		expect(await failing(published, place.policy, [], { quick: true })).toEqual([]);
		expect(await failing(published, place.policy)).toEqual(['counts']);
	});
});

describe('bury pages under many others', () => {
	test('a hundred times the pages make a proof longer by less than half', async () => {
		const lengths = await Promise.all(
			[10_000, 1_000_000].map(async (size) => (await proveInclusion(async () => SALT, 17, size)).length)
		);
		expect(lengths).toEqual([14, 20]);
		const text = formatProof({
			extra: null,
			index: 17,
			hashes: Array(20).fill(SALT),
			checkpoint: utf8(newKey())
		});
		expect(text.length).toBeLessThan(1024);
	});
});
