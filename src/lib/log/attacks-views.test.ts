// Two stories for two communities, and heads that nobody should believe. The rows are those of docs/attacks.md.
import { describe, expect, test } from 'vitest';
import { anEntry, manyEntries, NOON, type MadeEntry } from '../../../tests/support/made-book.ts';
import { failing, NAMES, Place } from './attacks.fixtures.ts';
import { utf8 } from './bytes.ts';
import { parseCheckpoint, openCheckpoint } from './checkpoint.ts';
import { canonical } from './entry.ts';
import { formatVkey } from './keys.ts';
import { lineBy } from './log.fixtures.ts';
import { noteWith, openNote, parseNote } from './note.ts';
import { namesOf, parsePolicy, quorumMet, withstands, type Policy } from './policy.ts';
import { verifierFor } from './sign.server.ts';
import { verifyLog } from './verify.ts';

const bytesOf = (entries: MadeEntry[]) => entries.map((entry) => utf8(canonical(entry)));
const told = bytesOf(manyEntries(40));
/** The same book, but for one page that only the second community is shown. */
const toldOtherwise = told.with(
	39,
	utf8(
		canonical(
			anEntry('programme.started', {
				at: '2026-11-22T09:00Z',
				check_days: 1,
				answer_days: 1,
				summary_days: 1,
				trust: 'northbrook'
			})
		)
	)
);
const ofNames = (place: Place, ...names: string[]) =>
	place.witnesses.filter(({ name }) => names.includes(name));

describe('show two communities two books', () => {
	test('the second gets one seal of four, and two signed heads of one size are the evidence', async () => {
		const place = new Place();
		const one = await place.publish(told, ofNames(place, 'council', 'university', 'paper'));
		const other = await place.publish(toldOtherwise);
		// The attack works on who believes the signature: both books are right in every way, each to those it is shown to.
		expect(await failing(one, place.trusting)).toEqual([]);
		expect(await failing(other, place.trusting)).toEqual([]);
		// Three witnesses keep to the first story; the client of the second sees it at once.
		expect(one.sealedBy).toEqual(['council', 'university', 'paper']);
		expect(other.sealedBy).toEqual(['law-centre']);
		expect(await failing(one, place.policy)).toEqual([]);
		expect(await failing(other, place.policy)).toEqual(['seals']);
		// And a monitor that asks each witness for its head holds the trust's own signature under both.
		const log = verifierFor(place.keys.log);
		const heads = await Promise.all(
			[one, other].map(({ book }) => openCheckpoint(book.files.get('checkpoint') as Uint8Array, log))
		);
		const [first, second] = heads.map((head) => (head.why === null ? head.checkpoint : null));
		expect(first?.size).toBe(second?.size);
		expect(first?.root).not.toEqual(second?.root);
	});

	test('2 of 3 falls to one bribed witness', async () => {
		const place = new Place(2, ['council', 'university', 'paper'], ['university']);
		const one = await place.publish(told, ofNames(place, 'council', 'university'));
		const other = await place.publish(toldOtherwise, ofNames(place, 'university', 'paper'));
		// Both are believed by everybody who looks: so the policy of this log is not 2 of 3.
		expect(await failing(one, place.policy)).toEqual([]);
		expect(await failing(other, place.policy)).toEqual([]);
		expect(withstands(2, 3)).toBe(0);
		// Only who compares what two witnesses hold sees it.
		const [council, , paper] = place.witnesses;
		expect(council?.known?.size).toBe(paper?.known?.size);
		expect(council?.known?.root).not.toEqual(paper?.known?.root);
	});

	test.each(NAMES)('3 of 4 does not fall to a bribed %s', async (bribed) => {
		const place = new Place(3, NAMES, [bribed]);
		const honest = NAMES.filter((name) => name !== bribed);
		const one = await place.publish(told, ofNames(place, bribed, honest[0] as string, honest[1] as string));
		const other = await place.publish(toldOtherwise);
		expect(await failing(one, place.policy)).toEqual([]);
		expect([...other.sealedBy].sort()).toEqual([bribed, honest[2]].sort());
		expect(await failing(other, place.policy)).toEqual(['seals']);
		// It falls to two.
		expect(withstands(3, 4)).toBe(1);
		const bought = new Place(3, NAMES, [bribed, honest[0] as string]);
		const mine = await bought.publish(
			told,
			ofNames(bought, bribed, honest[0] as string, honest[1] as string)
		);
		const theirs = await bought.publish(toldOtherwise);
		expect(await failing(mine, bought.policy)).toEqual([]);
		expect(await failing(theirs, bought.policy)).toEqual([]);
	});

	test('k of n withstands as many bribed witnesses as the rule says, tried for every k and n up to 6', () => {
		for (let n = 1; n <= 6; n++) {
			for (let k = 1; k <= n; k++) {
				for (let bribed = 0; bribed <= n; bribed++) {
					const honest = n - bribed;
					// Each honest one seals one story; the bribed seal both. The trust chooses how to divide them.
					const splits = Array.from({ length: honest + 1 }, (_, shown) => shown);
					const falls = splits.some((shown) => shown + bribed >= k && honest - shown + bribed >= k);
					expect(falls).toBe(bribed > withstands(k, n));
				}
			}
		}
	});
});

describe('show an old head', () => {
	test('its seals say how old it is', async () => {
		const place = new Place();
		const old = await place.publish(told.slice(0, 20), undefined, NOON);
		await place.publish(told, undefined, NOON + 86_400);
		// The attack works while nobody asks for the day: it is the true book of yesterday.
		expect(await failing(old, place.policy)).toEqual([]);
		expect(await failing(old, place.policy, [], { now: NOON + 90_000 })).toEqual(['seals']);
	});
});

describe('forge a head', () => {
	test.each([
		['its size', (text: string) => text.replace('\n40\n', '\n41\n')],
		['its origin', (text: string) => text.replace('northbrook', 'southbrook')],
		[
			'its root',
			(text: string) =>
				text.replace(/\n(.)(.*)\n\n/, (_, letter, rest) => `\n${letter === 'A' ? 'B' : 'A'}${rest}\n\n`)
		]
	])('with another in the place of %s: the signatures do not fit', async (_what, edit) => {
		const place = new Place();
		const honest = await place.publish(told);
		const edited = edit(new TextDecoder().decode(honest.book.files.get('checkpoint')));
		// The attack works on who reads the three lines and looks no further: they are as well formed as before.
		expect(parseCheckpoint(parseNote(utf8(edited))?.text ?? '')).not.toBeNull();
		honest.book.files.set('checkpoint', utf8(edited));
		expect(await failing(honest, place.policy)).toEqual(['checkpoint']);
		expect(await failing(honest, place.trusting)).toEqual(['checkpoint']);
	});

	test('signed by witnesses alone: it is of no known log', async () => {
		const place = new Place(3, NAMES, NAMES);
		const { book } = await place.publish(told);
		const { text } = parseNote(book.files.get('checkpoint') as Uint8Array) as { text: string };
		const alone = noteWith(
			text,
			place.witnesses.map(({ key }) => lineBy(key, text, NOON))
		);
		// The attack works on who counts seals and asks for nothing else.
		const policy = policyOf(place.policy);
		const opened = await openNote(
			alone,
			policy.witnesses.map(({ verifier }) => verifier)
		);
		expect(opened.why === null && quorumMet(policy, namesOf(policy, opened.signed))).toBe(true);
		book.files.set('checkpoint', alone);
		expect(await failing({ book }, place.policy)).toEqual(['checkpoint']);
	});
});

describe('count one witness twice', () => {
	test('by repeating its line: it counts once', async () => {
		const place = new Place();
		const [council] = place.witnesses;
		const { book } = await place.publish(told, [council!]);
		const note = book.files.get('checkpoint') as Uint8Array;
		const { text } = parseNote(note) as { text: string };
		const lines = [0, 1, 2].map((second) => lineBy(council!.key, text, NOON + second));
		const repeated = utf8(new TextDecoder().decode(note) + lines.join(''));
		// The attack works on who counts lines: there are four seals, and each of them is true.
		expect(parseNote(repeated)?.signatures).toHaveLength(5);
		expect(await openNote(repeated, [council!.key.verifier])).toMatchObject({ why: null });
		book.files.set('checkpoint', repeated);
		expect(await failing({ book }, place.policy)).toEqual(['seals']);
		const { steps } = await verifyLog(book, { now: NOON, policy: place.policy });
		expect(steps.find(({ name }) => name === 'seals')?.says).toContain('1 of 4 seals');
	});

	test('by giving it two names, or a place in two groups: the policy is refused', async () => {
		const place = new Place();
		const [council] = place.witnesses;
		const { book } = await place.publish(told, [council!]);
		const vkey = formatVkey(council!.key.verifier);
		const twice = `${place.policy.split('\n')[0]}\nwitness a ${vkey}\nwitness b ${vkey}\nwitness c ${vkey}\ngroup seals 3 a b c\nquorum seals`;
		const inTwo = `${place.policy.split('\n').slice(0, 5).join('\n')}\ngroup one 1 council\ngroup two 1 council\ngroup both all one two\nquorum both`;
		for (const [policy, why] of [
			[twice, 'a key twice'],
			[inTwo, 'a member of two groups']
		] as const) {
			expect(parsePolicy(policy)).toMatchObject({ fault: { why } });
			// The attack would work on who did not look for that: one witness would be a quorum.
			expect(await failing({ book }, policy)).toEqual(['policy']);
		}
		const naive = { ...policyOf(place.policy), quorum: 'both' };
		naive.groups = [
			{ name: 'one', needed: 1, members: ['council'] },
			{ name: 'two', needed: 1, members: ['council'] },
			{ name: 'both', needed: 2, members: ['one', 'two'] }
		];
		expect(quorumMet(naive, ['council'])).toBe(true);
	});
});

function policyOf(text: string): Policy {
	const parsed = parsePolicy(text);
	if ('fault' in parsed) throw new Error(parsed.fault.why);
	return parsed.policy;
}
