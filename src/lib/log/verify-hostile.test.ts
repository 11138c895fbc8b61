// A book made to break whoever checks it: the check must end, say that something is wrong, and never throw.
import { describe, expect, test } from 'vitest';
import { anEntry, MadeBook, manyEntries, NOON } from '../../../tests/support/made-book.ts';
import { report } from '../../verify/report.ts';
import { utf8 } from './bytes.ts';
import { canonical } from './entry.ts';
import { proveInclusion } from './merkle.ts';
import { readPaper } from './papers.ts';
import { parsePolicy } from './policy.ts';
import { formatProof } from './proof.ts';
import { entriesPath, hashReader, tilePath } from './tiles.ts';
import { verifyLog, type Options } from './verify.ts';
import { Said } from './verify-entries.ts';

const check = (book: MadeBook, options: Partial<Options> = {}) =>
	verifyLog(book, { now: NOON + 60, policy: book.policy, ...options });
const failedIn = async (book: MadeBook, options: Partial<Options> = {}) =>
	(await check(book, options)).steps.filter(({ ok }) => ok === false).map(({ name }) => name);
const LARGEST = Number.MAX_SAFE_INTEGER;

describe('entries that are none', () => {
	test.each([
		[
			'an object in the place of a word',
			{ type: 'verifier.published', file: { toString: 'x', valueOf: 'y' } }
		],
		[
			'a list of such',
			{ type: 'contribution.taken_back', how: [{ toString: 'x', valueOf: 'y' }], token: {} }
		],
		['references that are no object', { type: 'response.told', refs: 'abc' }],
		['counts of a programme that is none', { type: 'programme.tally', counts: [1], refs: { programme: 3 } }],
		['a type that every object has', { type: 'constructor' }],
		['the key of a prototype', { type: 'check.replied', ['__proto__']: 'x' }]
	])('%s', async (_, { type, ...facts }) => {
		const book = new MadeBook([...manyEntries(3), anEntry(type, facts)]).publish();
		expect(await failedIn(book)).toContain('entries');
	});

	test.each([
		[
			'a key twice',
			'{"at":"2026-11-22","at":"2026-11-22","id":"AAAAAAAAAAAAAAAAAAAAAA","prev":[],"type":"check.replied","v":1}'
		],
		[
			'valid JSON that is not canonical',
			'{"v":1,"type":"check.replied","prev":[],"id":"AAAAAAAAAAAAAAAAAAAAAA","at":"2026-11-22"}'
		],
		[
			'a number beyond all',
			'{"at":"2026-11-22","id":"AAAAAAAAAAAAAAAAAAAAAA","prev":[],"type":"check.replied","v":1e999}'
		],
		['brackets without end', '['.repeat(60_000)],
		['no bytes', '']
	])('%s', async (_, body) => {
		const book = new MadeBook(manyEntries(3));
		book.bodies.push(utf8(body));
		expect(await failedIn(book.publish())).toEqual(['entries']);
	});

	test('an entry that follows itself', async () => {
		const loop = anEntry('contribution.let_through');
		loop.prev = [loop.id];
		expect(await failedIn(new MadeBook([...manyEntries(3), loop]).publish())).toEqual(['links']);
	});

	test('as many as anybody likes take no more memory than some', () => {
		const said = new Said();
		for (let nth = 0; nth < 200_000; nth++) said.add(new Uint8Array());
		expect(said.size).toBe(200_000);
		expect(said.entries.length).toBe(10_001);
	});
});

describe('numbers beyond all calendars and counts', () => {
	test('a seal of a time that no calendar has', async () => {
		const { steps, head } = await check(new MadeBook(manyEntries(3)).publish(4, LARGEST));
		expect(head).not.toBeNull();
		expect(steps.find(({ name }) => name === 'seals')?.detail).toContain(`second ${LARGEST}`);
	});

	test('a promise for such a time', async () => {
		const book = new MadeBook(manyEntries(3)).publish();
		const promise = new TextDecoder().decode(book.promise(utf8('a word'), LARGEST - 4000));
		const { steps } = await check(book, { papers: [readPaper('a promise', promise)] });
		expect(steps.at(-1)).toMatchObject({ name: 'promise', ok: null });
	});

	test('a head of more pages than there are', async () => {
		const book = new MadeBook(manyEntries(3)).publish();
		const text = new TextDecoder().decode(book.files.get('checkpoint'));
		book.files.set('checkpoint', utf8(text.replace('\n3\n', `\n${LARGEST}\n`)));
		expect(await failedIn(book)).toEqual(['checkpoint']);
	});

	test.each([tilePath(0, 0), tilePath(0, 1, 44), tilePath(1, 0, 1)])(
		'a tile that is longer than it says: %s',
		async (path) => {
			const book = new MadeBook(manyEntries(300)).publish();
			expect(await failedIn(book)).toEqual([]);
			book.files.set(path, Uint8Array.of(...(book.files.get(path) as Uint8Array), 0));
			expect(await failedIn(book)).toEqual(['tiles']);
		}
	);

	test('a bundle with bytes behind its entries', async () => {
		const book = new MadeBook(manyEntries(3)).publish();
		const path = entriesPath(0, 3);
		book.files.set(path, Uint8Array.of(...(book.files.get(path) as Uint8Array), 0));
		expect(await failedIn(book)).toContain('pages');
	});
});

describe('a carbon copy whose words cannot be tried', () => {
	const book = new MadeBook(manyEntries(3)).publish();
	const salt = 'A'.repeat(43) + '=';
	test.each([
		['a salt that is none', { text: { salt: 'short', content: 'words' } }],
		['a label longer than any', { ['x'.repeat(300)]: { salt, content: 'words' } }],
		['no list of them', 'words']
	])('is not taken for one that fits: %s', async (_, opens) => {
		const entry = new TextDecoder().decode(book.bodies[1]);
		const copy = readPaper('a copy', JSON.stringify({ entry, index: 1, opens }));
		expect(await failedIn(book, { papers: [copy] })).toEqual(['copy']);
	});
});

describe('a policy without end', () => {
	const { policy } = new MadeBook();
	const nested = Array.from({ length: 990 }, (_, nth) => `group g${nth + 1} 1 g${nth}`);
	const deep = policy
		.replace('group seals 3', 'group g0 3')
		.replace('quorum seals', [...nested, 'quorum g990'].join('\n'));

	test('is refused, however little each line says', () => {
		expect(parsePolicy(`${policy}${'\n'.repeat(1000)}`)).toMatchObject({ fault: { why: 'too many lines' } });
	});

	test('and the deepest that is not refused is followed to its end', async () => {
		const book = new MadeBook(manyEntries(3));
		const own = deep.replace(/^log .*\n(witness .*\n)+/, book.policy.replace(/^group[^]*/m, ''));
		expect((await check(book.publish(), { policy: own })).ok).toBe(true);
		expect(await failedIn(book.publish(2), { policy: own })).toEqual(['seals']);
	});
});

describe('names that a terminal would obey', () => {
	const book = new MadeBook(manyEntries(3)).publish();
	test.each(['\x1b[2K\x1b[1A', '\r', '\x85', '\u2028', '\u202e'])('are in no policy: %j', (code) => {
		expect(parsePolicy(book.policy)).toHaveProperty('policy');
		expect(parsePolicy(book.policy.replaceAll('council', `${code}council`))).toMatchObject({
			fault: { why: 'a control character' }
		});
	});

	test('and are not written where a paper has them', async () => {
		const papers = [readPaper('\x1b[2K\x1b[1APASS   all\nis well', canonical({}))];
		const out = report(await check(book, { papers }), {
			...{ place: 'here', now: new Date(NOON * 1000), json: false, terms: true }
		});
		expect(out).toMatch(/^FAIL/m);
		expect(out).not.toMatch(/[^\P{Cc}\n]|^PASS {3}all|^is well/mu);
	});
});

describe('papers of the same pages, whoever signed them', () => {
	const book = new MadeBook(manyEntries(300)).publish();
	const before = new MadeBook([], null);
	before.bodies.push(...book.bodies);
	const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

	test('a head, a proof and a copy of a key that was replaced since are held against the pages', async () => {
		const entry = text(book.bodies[7] as Uint8Array);
		const proofIn = async (of: MadeBook) => {
			const hashes = await proveInclusion(hashReader(book.read, 300), 7, 300);
			return formatProof({ extra: null, index: 7, hashes, checkpoint: of.head(300) });
		};
		const papers = [
			readPaper('a head', text(before.head(200))),
			readPaper('a proof', await proofIn(before)),
			readPaper('a copy', JSON.stringify({ entry, index: 7, proof: await proofIn(before) }))
		];
		expect(await failedIn(book, { papers })).toEqual([]);

		const forged = new MadeBook(manyEntries(300));
		const others = [
			readPaper('a head', text(forged.head(200))),
			readPaper('a proof', await proofIn(forged)),
			readPaper('a copy', JSON.stringify({ entry, index: 7, proof: await proofIn(forged) }))
		];
		expect(await failedIn(book, { papers: others })).toEqual(['earlier', 'proof', 'proof']);
	});

	test('a true head beside a forged one of its size stays true, in whichever order', async () => {
		const forged = new MadeBook(manyEntries(200), book);
		const papers = [
			readPaper('the true one', text(book.head(200))),
			readPaper('the forged one', text(forged.head()))
		];
		for (const light of [true, false])
			for (const asked of [papers, [...papers].reverse()]) {
				const { steps } = await check(book, { papers: asked, light });
				const wrong = steps.filter(({ ok }) => ok === false);
				expect(wrong.map(({ says }) => says)).toEqual([expect.stringContaining('“the forged one”')]);
			}
	});
});
