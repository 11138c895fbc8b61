// The equality duty of a decision (R27): recorded before it and at it, not made without it, and its actual impact looked at afterwards.
import { beforeAll, describe, expect, test } from 'vitest';
import { aMadeDecision, anAgreedInsight, aProposedDecision } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';
import { staged } from './support/staged.ts';

const make = (decision: string) => as('marcus').call('make_decision', { decision });
const revise = (decision: string, given: object) => as('grace').call('revise_decision', { decision, given });
const FOUND = { on_day: '2026-10-01', outcome: 'as_expected', findings: 'As many came from every group' };
const review = (who: string, decision: string, given: object = {}) =>
	as(who).call<string>('review_equality', { decision, ...FOUND, ...given });
const read = (decision: string, who = nobody) =>
	who.rows`select on_day::text, outcome, found, next_on::text from public.equality_reviews
		where decision_id = ${decision} order by reviewed_at`;
const due = (day: string) =>
	owner()<{ id: string; days_late: number }[]>`
		select decision_id as id, days_late from private.equality_reviews_due(${NORTHBROOK}, ${day}::date)`;
const day = (from: number) =>
	new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + from * 86_400_000);

describe('before a decision and at it', () => {
	test.each(['equality', 'equality_by', 'equality_on', 'due_regard', 'mitigation', 'impact_review_on'])(
		'it is not made without %s, and says so beside the field',
		async (field) => {
			const { id } = await aProposedDecision({ more: { [field]: '' } });
			await refused(make(id), 'MK008', field.startsWith('equality') ? 'equality' : field);
			await expect(
				owner()`update public.decisions set state = 'made', made_at = now() where id = ${id}`
			).rejects.toThrow(/check/);
		}
	);

	test('a record of the day after is refused; of the day itself it is not', async () => {
		const { id } = await aProposedDecision();
		await refused(revise(id, { equality_on: '2026-06-03' }), 'MK004', 'equality_on');
		await revise(id, { equality_on: '2026-06-02' });
		await make(id);
	});

	test.each(['2026-06-02', '2026-05-01', '2031-07-01'])(
		'its impact is looked at after it and within five years: not on %s',
		async (impact_review_on) => {
			const { id } = await aProposedDecision();
			await refused(revise(id, { impact_review_on }), 'NE001', 'impact_review_on');
		}
	);

	test('once made it is read by everyone, and nobody writes it anew', async () => {
		const { id } = await aMadeDecision({
			more: { due_regard: 'Weighed who waits', mitigation: 'Ring them' }
		});
		expect(
			await nobody.rows`select due_regard, mitigation, impact_review_on::text from public.decisions where id = ${id}`
		).toEqual([{ due_regard: 'Weighed who waits', mitigation: 'Ring them', impact_review_on: '2026-12-01' }]);
		await refused(revise(id, { due_regard: 'Better' }), 'MK001');
		const thread = await nobody.call<{ decisions: object[] }>('public_thread', { kind: 'decision', id });
		expect(thread.decisions[0]).toMatchObject({ due_regard: 'Weighed who waits', equality_reviews: [] });
	});

	test('the log says each time it was considered before, as a commitment and not in words', async () => {
		const { id } = await aProposedDecision();
		const given = { decision: id, given: { equality: 'Read again' } };
		const { done, left } = await staged({ who: 'grace', call: 'revise_decision', given });
		expect(done).toEqual([
			expect.objectContaining({ type: 'equality.considered', how: 'before', decided: '2026-06-01' })
		]);
		expect(JSON.stringify(done)).not.toContain('Read again');
		expect(left).toBe(0);
		const other = { decision: id, given: { title: 'Another title' } };
		expect((await staged({ who: 'grace', call: 'revise_decision', given: other })).done).toEqual([]);
	});
});

describe('what it did in the end', () => {
	let decision: string;
	beforeAll(async () => {
		({ id: decision } = await aMadeDecision());
	});

	test('engagement leads and decision owners say it, nobody else; everyone reads it', async () => {
		for (const who of ['fatima', 'dev', 'amina']) await refused(review(who, decision), '42501');
		for (const who of ['olwen', 'joy', 'carys']) await refused(review(who, decision), 'P0002');
		await refused(nobody.call('review_equality', { decision, ...FOUND }), '42501');
		await review('grace', decision, { next_on: day(90) });
		await review('marcus', decision, { on_day: '2026-10-02', outcome: 'worse', next_on: day(60) });
		expect(await read(decision, as('dev'))).toHaveLength(2);
		expect(await read(decision)).toMatchObject([
			{ outcome: 'as_expected' },
			{ outcome: 'worse', next_on: day(60) }
		]);
	});

	test('of a proposal nobody reads one, for there is none', async () => {
		const { id } = await aProposedDecision();
		await refused(review('grace', id), 'MK001');
		expect(await read(id)).toEqual([]);
	});

	test.each([
		[{ on_day: '2026-06-01' }, 'NE002', 'on_day'],
		[{ on_day: day(1) }, 'NE002', 'on_day'],
		[{ on_day: null }, 'NE002', 'on_day'],
		[{ outcome: 'fine' }, 'NE003', 'outcome'],
		[{ outcome: null }, 'NE003', 'outcome'],
		[{ findings: ' ' }, 'TX001', 'findings'],
		[{ outcome: 'worse' }, 'NE004', 'next_on'],
		[{ outcome: 'too_early' }, 'NE004', 'next_on'],
		[{ next_on: day(0) }, 'NE004', 'next_on'],
		[{ next_on: day(2000) }, 'NE004', 'next_on']
	])('%j is refused with %s', async (given, code, field) => {
		await refused(review('grace', decision, given), code, field);
	});

	test('it is in the log by how it turned out', async () => {
		const given = { decision, ...FOUND, outcome: 'better' };
		const { done } = await staged({ who: 'grace', call: 'review_equality', given });
		expect(done).toEqual([
			expect.objectContaining({
				type: 'equality.reviewed',
				outcome: 'better',
				refs: { decision: expect.any(String) }
			})
		]);
		expect(JSON.stringify(done)).not.toContain(FOUND.findings);
	});
});

describe('what is late', () => {
	const ids = async (on: string) => (await due(on)).map(({ id }) => id);

	test('from the day after the promise, until it is looked at or put off to another day', async () => {
		const { id } = await aMadeDecision({ more: { impact_review_on: '2026-09-01' } });
		expect(await ids('2026-09-01')).not.toContain(id);
		expect(await due('2026-09-02')).toContainEqual({ id, days_late: 1 });
		await review('grace', id, { outcome: 'too_early', next_on: day(30) });
		expect(await ids(day(30))).not.toContain(id);
		expect(await ids(day(31))).toContain(id);
		await review('grace', id, { on_day: day(0), findings: 'All is seen' });
		expect(await ids(day(3000))).not.toContain(id);
	});

	test('a proposal never is, nor what was taken back or corrected; the correction carries the promise on', async () => {
		const promised = { impact_review_on: '2026-09-01' };
		const { id: proposed } = await aProposedDecision({ more: promised });
		const { id: reversed } = await aMadeDecision({ more: promised });
		await as('marcus').call('reverse_decision', { decision: reversed, reason: 'The money went' });
		const { id: corrected } = await aMadeDecision({ more: promised });
		const correction = await as('grace').call<string>('correct_decision', { decision: corrected });
		await make(correction);
		const late = await ids('2026-12-31');
		expect(late).toContain(correction);
		for (const id of [proposed, reversed, corrected]) expect(late).not.toContain(id);
		await refused(review('grace', corrected), 'NE005');
		await refused(review('grace', reversed), 'MK001');
	});

	test('what was looked at to the end is promised anew by whoever corrects it', async () => {
		const { id } = await aMadeDecision();
		await review('grace', id);
		const correction = await as('grace').call<string>('correct_decision', { decision: id });
		await refused(make(correction), 'MK008', 'impact_review_on');
		await revise(correction, { impact_review_on: '2027-01-01' });
		await make(correction);
	});

	test('the list of decisions shows them to those who work with decisions', async () => {
		const { id } = await aMadeDecision({ more: { impact_review_on: '2026-07-01' } });
		const asked = { organisation: NORTHBROOK, programme: 'pcref', filter: 'impact' };
		const { decisions } = await as('dev').call<{ decisions: { id: string }[] }>('decisions_of', asked);
		expect(decisions.map((one) => one.id)).toContain(id);
		await refused(as('olwen').call('decisions_of', asked), 'P0002');
	});
});

describe('in the evidence pack', () => {
	type Part = {
		decisions: { id: string; owner: string | null; considered_by: string | null; reviews: object[] }[];
		late: { id: string }[];
	};
	const part = async (from: string, until: string, audience = 'board') =>
		(
			await owner()<{ part: Part }[]>`
			select private.pack_equality_duty(${PCREF}, ${from}, ${until}, ${audience}) as part`
		)[0]!.part;

	test('decisions of the period with their record, without what came later; for FOI without names', async () => {
		const insight = await anAgreedInsight();
		const more = { decided_on: '2026-04-15', equality_on: '2026-04-14', impact_review_on: '2026-05-15' };
		const { id } = await aMadeDecision({ insights: [insight], more });
		await review('grace', id, { on_day: '2026-06-01', outcome: 'worse', next_on: day(20) });
		const find = (from: Part) => from.decisions.find((one) => one.id === id);
		expect(find(await part('2026-04-01', '2026-04-30'))).toMatchObject({
			owner: 'Marcus',
			considered_by: 'Grace',
			reviews: []
		});
		expect(find(await part('2026-04-01', '2026-06-30'))?.reviews).toHaveLength(1);
		expect(find(await part('2026-04-01', '2026-06-30', 'foi'))).toMatchObject({
			owner: null,
			considered_by: null
		});
		expect(find(await part('2026-05-01', '2026-06-30'))).toBeUndefined();
	});
});
