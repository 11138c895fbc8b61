// Six ways to rewrite the book, with the log's own key in hand. Each is first shown to work on who believes the trust's signature:
// every check passes. Then it is shown who catches it. The rows are those of docs/attacks.md.
import { beforeEach, describe, expect, test } from 'vitest';
import { anEntry, manyEntries, newKey, type MadeEntry } from '../../../tests/support/made-book.ts';
import { failing, hashesOf, NAMES, Place, type Published } from './attacks.fixtures.ts';
import { toBase64, utf8 } from './bytes.ts';
import { canonical } from './entry.ts';
import { leafHash, proveInclusion } from './merkle.ts';
import { formatProof } from './proof.ts';

const SIZE = 301;
const bytesOf = (entries: MadeEntry[]) => entries.map((entry) => utf8(canonical(entry)));
const at = <T>(list: T[], index: number) => list[index] as T;

/** What else was given since: three more, each confirmed. */
const since = (entries: MadeEntry[]) => [
	...entries,
	...[1, 2, 3].flatMap(() => {
		const programme = at(entries, 0).id;
		const received = anEntry('contribution.received', {
			...{ kind: 'text', channel: 'self', c: { text: newKey() }, refs: { programme } }
		});
		return [received, anEntry('contribution.confirmed', { how: 'self' }, received)];
	})
];

const REWRITINGS: [row: string, forge: (entries: MadeEntry[]) => MadeEntry[]][] = [
	['edit an old entry', (all) => all.with(7, { ...at(all, 7), channel: 'scribe' })],
	['delete an old entry', (all) => all.toSpliced(8, 1)],
	['insert an old entry', (all) => all.toSpliced(8, 0, at(since([at(all, 0)]), 1))],
	['reorder old entries', (all) => all.toSpliced(7, 4, at(all, 9), at(all, 10), at(all, 7), at(all, 8))],
	['drop the last entry', (all) => all.slice(0, -1)],
	['roll back and regrow', (all) => since(all.slice(0, -20))]
];

describe.each(REWRITINGS)('%s, and sign again', (_row, forge) => {
	const entries = manyEntries(SIZE);
	let place: Place;
	let honest: Published;
	beforeEach(async () => {
		place = new Place();
		honest = await place.publish(bytesOf(entries));
		expect(honest.sealedBy).toEqual(NAMES);
		expect(await failing(honest, place.policy)).toEqual([]);
	});

	test.each([
		['as it is', (forged: MadeEntry[]) => forged],
		['once more was given', since]
	])('%s', async (_when, grow) => {
		const forged = await place.publish(bytesOf(grow(forge(entries))));
		// The attack works: the trust has every key it needs, and to who believes it everything is right.
		expect(await failing(forged, place.trusting)).toEqual([]);
		// Every witness refuses, whichever way it is asked; so nobody with the policy believes it.
		expect(forged.sealedBy).toEqual([]);
		for (const name of NAMES) {
			expect(forged.answers[name]?.every((status) => [400, 409, 422].includes(status))).toBe(true);
		}
		expect(await failing(forged, place.policy)).toEqual(['seals']);
		// One old head is enough, even where no witness is left: a board paper, or any slip that was swapped for its proof.
		const kept = honest.book.head(SIZE, 0);
		const [, , root] = new TextDecoder().decode(kept).split('\n');
		expect(await failing(forged, place.trusting, [kept])).toEqual(['earlier']);
		expect(await failing(forged, place.trusting, [`${SIZE}:${root}`])).toEqual(['earlier']);
		const proof = formatProof({
			extra: null,
			index: SIZE - 1,
			hashes: await proveInclusion(hashesOf(honest.book), SIZE - 1, SIZE),
			checkpoint: kept
		});
		expect(await failing(forged, place.trusting, [proof])).toEqual(['proof']);
		// And none of this is said of the honest book, however it grew.
		const grown = await place.publish(bytesOf(since(entries)));
		expect(grown.sealedBy).toEqual(NAMES);
		expect(await failing(grown, place.policy, [kept, `${SIZE}:${root}`, proof])).toEqual([]);
	});
});

test('an honest book is sealed by all four each time it grows, from one page to more than a bundle', async () => {
	const place = new Place();
	const entries = manyEntries(600);
	for (const size of [1, 2, 3, 255, 256, 257, 511, 600]) {
		const { sealedBy, book } = await place.publish(bytesOf(entries.slice(0, size)));
		expect(sealedBy).toEqual(NAMES);
		expect(await failing({ book }, place.policy)).toEqual([]);
	}
	expect(toBase64(leafHash(at(bytesOf(entries), 599)))).toHaveLength(44);
});
