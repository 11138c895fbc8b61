// Whatever coders do and in whatever order, none of them ever sees what another put before all of them are done: compared with a
// model of a few lines, in every way the words' codes are read.
import { expect, test } from 'vitest';
import { aCode, aRound, FATIMA, GRACE } from './support/coding.ts';
import { as, owner } from './support/database.ts';
import { NORTHBROOK, PCREF } from './support/ids.ts';

const WHO = ['grace', 'fatima'] as const;
type Who = (typeof WHO)[number];
type Put = { who: Who; contribution: string };

/** The same sequence for the same seed (mulberry32). */
function random(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) % below;
	};
}

test.each([1, 2, 3, 4])('random sequence %d', async (seed) => {
	const pick = random(seed);
	const { round, words } = await aRound(3, { coders: [GRACE, FATIMA] });
	const code = await aCode();
	const ids = words.map(({ id }) => id);
	const spans = [{ starts: 0, ends: 6 }];

	const done = new Set<string>();
	let puts: Put[] = [];
	let closed = false;
	const finished = (id: string) => WHO.every((who) => done.has(`${who} ${id}`));
	const wereFinished = new Set<string>();
	/** The model: one's own always; others' once nobody reads apart any more. */
	const seen = (who: Who, id: string) =>
		puts.filter((put) => put.contribution === id && (put.who === who || closed || wereFinished.has(id)))
			.length;

	const actions: ((who: Who, id: string) => Promise<unknown>)[] = [
		async (who, id) => {
			await as(who).call('put_codes', { contribution: id, codes: [code], spans });
			if (!puts.some((put) => put.who === who && put.contribution === id))
				puts.push({ who, contribution: id });
		},
		async (who, id) => {
			if (closed) return;
			await as(who).call('done_with', { round, contribution: id });
			done.add(`${who} ${id}`);
			if (finished(id)) wereFinished.add(id);
		},
		async (who, id) => {
			if (closed || wereFinished.has(id)) return;
			await as(who).call('not_done_with', { round, contribution: id });
			done.delete(`${who} ${id}`);
		},
		async (who, id) => {
			const [own] = await as(who).rows<{ id: string }>`
				select id from public.codings where contribution_id = ${id} and taken_off_at is null
					and id in (select (k ->> 'id')::uuid from jsonb_array_elements(public.coding_desk(${id}) -> 'codings') k
						where (k ->> 'mine')::boolean)`;
			if (!own) return;
			await as(who).call('take_off_code', { coding: own.id });
			puts = puts.filter((put) => !(put.who === who && put.contribution === id));
		},
		async (who) => {
			if (pick(12) > 0) return;
			await as(who).call('close_round', { round });
			closed = true;
		}
	];

	for (let step = 0; step < 25; step += 1) {
		await actions[pick(actions.length)]!(WHO[pick(2)]!, ids[pick(3)]!);
		for (const who of WHO)
			for (const id of ids) {
				const expected = seen(who, id);
				const desk = await as(who).call<{ codings: object[] }>('coding_desk', { contribution: id });
				expect(desk.codings, `the desk, step ${step}`).toHaveLength(expected);
				const rows = await as(who).rows`
					select id from public.codings where contribution_id = ${id} and taken_off_at is null`;
				expect(rows, `the table, step ${step}`).toHaveLength(expected);
			}
	}
	const marks =
		await owner()`select from public.round_contributions where round_id = ${round} and finished_at is not null`;
	expect(marks).toHaveLength(wereFinished.size);
});

test('words are not found by a code that somebody else put while they are read apart', async () => {
	const { round, words } = await aRound(1);
	const code = await aCode();
	const contribution = words[0]?.id ?? '';
	await as('grace').call('put_codes', { contribution, codes: [code], spans: [{ starts: 0, ends: 6 }] });
	const found = async (who: string) =>
		(
			await as(who).call<{ rows: { id: string }[] }>('find_contributions', {
				organisation: NORTHBROOK,
				query: { programme: PCREF, code }
			})
		).rows.map(({ id }) => id);
	expect(await found('fatima')).toEqual([]);
	for (const who of WHO) await as(who).call('done_with', { round, contribution });
	expect(await found('fatima')).toEqual([contribution]);
});

test('of three coders one may pass words on: they are compared by the other two, and by kappa not at all', async () => {
	const MARCUS = '00000000-0000-4000-d000-000000000003';
	await owner()`insert into public.members (organisation_id, person_id, role) values (${NORTHBROOK}, ${MARCUS}, 'facilitator')`;
	const { round, words } = await aRound(2, { coders: [GRACE, FATIMA, MARCUS] });
	const code = await aCode();
	const [all, passed] = words.map(({ id }) => id) as [string, string];
	const spans = [{ starts: 0, ends: 6 }];
	for (const who of ['grace', 'fatima', 'marcus']) {
		await as(who).call('put_codes', { contribution: all, codes: [code], spans });
		await as(who).call('done_with', { round, contribution: all });
	}
	await as('grace').call('put_codes', { contribution: passed, codes: [code], spans });
	await as('grace').call('done_with', { round, contribution: passed });
	await as('marcus').call('pass_on', { contribution: passed });
	// Marcus is done with them, and still sees nothing before Fatima is.
	expect(
		(await as('marcus').call<{ codings: object[] }>('coding_desk', { contribution: passed })).codings
	).toEqual([]);
	await as('fatima').call('done_with', { round, contribution: passed });
	const found = await as('fatima').call<{ coders: string[]; units: number; passed: number; codes: object[] }>(
		'round_agreement',
		{ round }
	);
	expect(found).toMatchObject({
		coders: expect.arrayContaining(['Grace', 'Fatima', 'Marcus']),
		units: 2,
		passed: 1
	});
	expect(found.codes).toMatchObject([
		{
			counts: [
				{ coders: 2, put: 1, units: 1 },
				{ coders: 3, put: 3, units: 1 }
			],
			by: [1, 1, 1]
		}
	]);
	// The two who read them settle it; whoever passed them is asked nothing.
	const { rows } = await as('grace').call<{ rows: { not_put_by: string[] }[] }>('round_differences', {
		round
	});
	expect(rows).toMatchObject([{ put_by: [{ name: 'Grace' }], not_put_by: ['Fatima'] }]);
});
