// The counts that the log states are those of its entries, at every moment at which they are put there; and one that is left out or made
// up is found by whoever counts again (src/lib/log/tally.ts).
import { describe, expect, it } from 'vitest';
import { parseEntry, type Entry } from '../../src/lib/log/entry.ts';
import { Tally } from '../../src/lib/log/tally.ts';
import { aContribution, aMadeDecision, anAgreedInsight, type Given } from './support/builders.ts';
import { as, nobody, owner, provedNo, refused } from './support/database.ts';
import { EASTVALE, PCREF } from './support/ids.ts';

type Round = { sequenced: number; tallied: number | null; more: boolean };
const round = async (every = '0', atMost = 4096) =>
	(await owner()<{ round: Round | null }[]>`select tlog.round(${atMost}, ${every}::interval) as round`)[0]!
		.round;
const entries = async () =>
	(await owner()<{ body: Buffer }[]>`select body from tlog.entries order by index`).map(({ body }) => {
		const entry = parseEntry(body);
		if (!entry) throw new Error(`not an entry: ${body.toString()}`);
		return entry;
	});
const recount = (all: Entry[]) => {
	const tally = new Tally();
	all.forEach((entry, index) => tally.add(entry, index));
	return tally;
};
const programme = async () =>
	(
		await owner()<{ id: string }[]>`select first_entry as id from tlog.subjects where subject_id = ${PCREF}`
	)[0]!.id;
const stated = async () =>
	(await entries()).findLast(
		({ type, refs }) => type === 'programme.tally' && (refs as { programme: string }).programme === pcref
	)?.['counts'];
let pcref = '';

async function takeBack({ receipt }: Given) {
	await nobody.call('withdraw_by_receipt', { code: receipt });
}
async function keepBack({ id }: Given, back = true) {
	await owner()`update public.contributions set moderated_out_at = ${back ? new Date() : null} where id = ${id}`;
}

describe('the counts in the log', () => {
	it('follow each thing that becomes of words, and are those of the entries', async () => {
		await round();
		pcref = await programme();
		const given = [];
		for (let n = 0; n < 5; n++) given.push(await aContribution());
		const [first, second, third, fourth, fifth] = given as [Given, Given, Given, Given, Given];
		const insight = await anAgreedInsight({ restsOn: [first, second, third] });
		await round();
		expect(await stated()).toMatchObject({ given: 5, in_an_insight: 3, answered: 0, told: 0 });
		const decision = await aMadeDecision({ insights: [insight] });
		await as('fatima').call('note_told', { decision: decision.id, contribution: first.id, how: 'by phone' });
		await takeBack(third);
		await keepBack(fourth);
		await round();
		expect(await stated()).toEqual({
			given: 5,
			kept_back: 1,
			taken_back: 1,
			coded: 0,
			in_an_insight: 2,
			answered: 2,
			told: 1
		});
		await keepBack(fourth, false);
		await takeBack(fifth);
		await as('marcus').call('reverse_decision', { decision: decision.id, reason: 'No longer' });
		await round();
		expect(await stated()).toEqual({
			given: 5,
			kept_back: 0,
			taken_back: 2,
			coded: 0,
			in_an_insight: 2,
			answered: 0,
			told: 1
		});
		const tally = recount(await entries());
		expect(tally.problems).toEqual([]);
		expect(tally.counts(pcref)).toEqual(await stated());
	});

	it('are not put there again within their time, nor where nothing changed', async () => {
		await round();
		const tallies = async () => (await entries()).filter(({ type }) => type === 'programme.tally').length;
		const before = await tallies();
		expect(await round()).toEqual({ sequenced: 0, tallied: 0, more: false });
		const { id } = await aContribution();
		expect(await round('10 minutes')).toMatchObject({ tallied: 0 });
		await as('fatima').call('change_consent', { contribution: id, answers: { news: false } });
		expect(await round()).toMatchObject({ tallied: 1 });
		await as('fatima').call('change_consent', { contribution: id, answers: { news: false } });
		expect(await round()).toMatchObject({ tallied: 0 });
		expect(await tallies()).toBe(before + 1);
	});

	it('wait until everything before them has its number', async () => {
		for (let n = 0; n < 3; n++) await aContribution();
		expect(await round('0', 2)).toEqual({ sequenced: 2, tallied: 0, more: true });
		while ((await round('0', 100))!.more);
		expect(recount(await entries()).problems).toEqual([]);
	});

	it('are of one moment with the entries, while people give and take back words', async () => {
		let going = true;
		const writers = Array.from({ length: 4 }, async (_, writer) => {
			for (let n = 0; n < 12; n++) {
				const given = await aContribution({ words: `Dunnock ${writer} ${n}` });
				if (n % 3 === 0) await takeBack(given);
				if (n % 3 === 1) await keepBack(given);
			}
		});
		// A slow writer holds its transaction open over several rounds.
		const slow = owner().begin(async (sql) => {
			await sql`insert into public.contributions (organisation_id, programme_id, words, commitment, given_on)
				select organisation_id, id, 'Slowly', repeat('x', 42) || 'A', private.today() from public.programmes where id = ${PCREF}`;
			await new Promise((done) => setTimeout(done, 600));
		});
		const sequencers = Array.from({ length: 2 }, async () => {
			while (going) await round();
		});
		await Promise.all([...writers, slow]);
		going = false;
		await Promise.all(sequencers);
		while ((await round())!.more);
		const all = await entries();
		expect(all.filter(({ type }) => type === 'programme.tally').length).toBeGreaterThan(5);
		const tally = recount(all);
		expect(tally.problems).toEqual([]);
		expect(tally.counts(pcref)).toEqual(await stated());
	});

	it('are of each programme for itself', async () => {
		const others = await owner()<
			{ id: string }[]
		>`select id from public.programmes where organisation_id = ${EASTVALE} limit 1`;
		await as('olwen').call('record_contribution', {
			given: { programme_id: others[0]!.id, words: 'Wren', told: true, consents: {} }
		});
		const before = await stated();
		await round();
		const tally = recount(await entries());
		expect(tally.problems).toEqual([]);
		expect(tally.counts(pcref)).toEqual(before);
	});

	it('hold up nobody when they cannot be made: that is an incident', async () => {
		await aContribution();
		await owner().begin(async (sql) => {
			await sql`alter function tlog.counts_of(uuid) rename to counts_of_gone`;
			const [row] = await sql<{ round: Round }[]>`select tlog.round(4096, interval '0') as round`;
			expect(row!.round).toMatchObject({ tallied: null, more: false });
			expect(row!.round.sequenced).toBeGreaterThan(0);
			expect([...(await sql`select kind from tlog.incidents where kind = 'tally'`)]).toEqual([
				{ kind: 'tally' }
			]);
			await sql`alter function tlog.counts_of_gone(uuid) rename to counts_of`;
		});
	});
});

describe('a book that is not complete', () => {
	it('shows: an entry that says what words count as is left out', async () => {
		await round();
		const all = await entries();
		const counted = all.findIndex(
			({ type, as: what }) => type === 'contribution.counted' && (what as string[]).includes('in_an_insight')
		);
		const { problems } = recount(all.toSpliced(counted, 1));
		expect(problems[0]).toMatchObject({
			kind: 'counts',
			expected: { in_an_insight: 2 },
			got: { in_an_insight: 3 }
		});
	});

	it('shows: a count is stated that the entries do not give', async () => {
		const all = await entries();
		const last = all.findLastIndex(({ type }) => type === 'programme.tally');
		const counts = all[last]!['counts'] as Record<string, number>;
		const { problems } = recount(
			all.with(last, { ...all[last]!, counts: { ...counts, told: counts['told']! + 1 } })
		);
		expect(problems).toEqual([
			{ index: last, kind: 'counts', expected: { told: counts['told'] }, got: { told: counts['told']! + 1 } }
		]);
	});

	it('shows: words that were given are left out altogether', async () => {
		const all = await entries();
		const received = all.findIndex(({ type }) => type === 'contribution.received');
		expect(recount(all.toSpliced(received, 1)).problems.map(({ kind }) => kind)).toContain('counts');
	});

	it.each([
		['insight.rests_on', 'in_an_insight'],
		['insight.answered', 'answered'],
		['response.told', 'told']
	])('shows: %s is left out, which %s needs', async (type, word) => {
		const all = await entries();
		const { problems } = recount(
			all.toSpliced(
				all.findIndex((entry) => entry.type === type),
				1
			)
		);
		expect(problems).toContainEqual(expect.objectContaining({ kind: 'unsupported', expected: word }));
	});
});

describe('what was erased, month by month', () => {
	it('is counted by how, for everybody and for a trust', async () => {
		type Month = { month: string; receipt: number; kept_back: number; self: number };
		const [now] = await nobody.call<Month[]>('log_erasures');
		const given = await aContribution({ by: 'tunde' });
		await takeBack(await aContribution());
		await as('tunde').call('withdraw_contribution', { contribution: given.id });
		const [here] = await nobody.call<Month[]>('log_erasures', { trust: 'northbrook' });
		expect(here).toEqual({ ...now, receipt: now!.receipt + 1, self: now!.self + 1 });
		expect(here!.kept_back).toBeGreaterThan(0);
		expect(await nobody.call('log_erasures', { trust: 'eastvale' })).toEqual([]);
		await refused(nobody.call('log_erasures', { trust: 'rooted-voices' }), 'P0002');
		provedNo('log_erasures', 'nobody');
	});
});
