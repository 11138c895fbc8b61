// Where insight went, against a year that was counted by hand and against a count of our own over the rows (supabase/tests/known-year).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { STOPS, type Path, type TraceRow, type TraceStop } from '../../src/lib/board/trace.ts';
import { aContribution, aMadeDecision, anAgreedInsight } from './support/builders.ts';
import { as, nobody, owner, refused } from './support/database.ts';
import { PCREF } from './support/ids.ts';
import { KNOWN, knownYear, SPANS, type Span } from './support/known-year.ts';
import { ownPaths } from './support/own-trace.ts';

type Found = { paths: Path[]; choices: Record<string, { id: string }[]> };
type Rows = { n: number; rows: TraceRow[]; next: object | null };

const months = (span: Span) => ({
	programme: KNOWN,
	from_month: SPANS[span].from,
	until_month: SPANS[span].until
});
const trace = (span: Span, asked = {}, who = 'dev') =>
	as(who).call<Found>('trace', { ...months(span), asked });
const rows = (span: Span, stops: object, after: object | null = null, asked = {}) =>
	as('dev').call<Rows>('trace_rows', { ...months(span), stops, asked, after });

const total = (paths: Path[]) => paths.reduce((sum, { n }) => sum + n, 0);
const sorted = (paths: Path[]) =>
	paths
		.map((path) => [...STOPS.map((stop) => path[stop] ?? ''), path.n].join(' '))
		.toSorted((one, other) => one.localeCompare(other));
const stopsOf = (path: Path) =>
	Object.fromEntries(STOPS.flatMap((stop) => (path[stop] === null ? [] : [[stop, path[stop]]])));

function byHand(span: Span): Path[] {
	const file = readFileSync(join(import.meta.dirname, 'known-year', 'trace.csv'), 'utf8');
	return Papa.parse<Record<string, string>>(file, { header: true, skipEmptyLines: true })
		.data.filter(({ period }) => period === span)
		.map((line) => ({
			...(Object.fromEntries(STOPS.map((stop) => [stop, line[stop] || null])) as Record<
				TraceStop,
				string | null
			>),
			n: Number(line['n'])
		}));
}

beforeAll(async () => {
	await owner().unsafe(knownYear());
});

describe('the known year', () => {
	test.each(Object.keys(SPANS) as Span[])('went the ways that were counted by hand: %s', async (span) => {
		expect(sorted((await trace(span)).paths)).toEqual(sorted(byHand(span)));
	});

	test.each(Object.keys(SPANS) as Span[])('went the ways that the rows themselves say: %s', async (span) => {
		const own = await ownPaths(KNOWN, SPANS[span].from, SPANS[span].last);
		expect(sorted((await trace(span)).paths)).toEqual(sorted(own));
	});

	test('every contribution is counted once: what was received, taken back and kept back', async () => {
		const { paths } = await trace('year');
		const { figures } = await as('dev').call<{ figures: Record<string, { n: number }> }>(
			'board',
			months('year')
		);
		const keptBack = total(paths.filter(({ use }) => use === 'kept_back'));
		expect(total(paths) - keptBack).toBe(figures['received']!.n + figures['taken_back']!.n);
		expect(total(paths.filter(({ told }) => told === 'told'))).toBeLessThanOrEqual(figures['told']!.n);
	});

	test('behind each way are as many rows as it counts, and each stands behind one', async () => {
		const { paths } = await trace('year');
		const seen: string[] = [];
		for (const path of paths) {
			const found = await rows('year', stopsOf(path));
			const exact = found.rows.filter((row) => STOPS.every((stop) => (row[stop] ?? null) === path[stop]));
			expect([path, exact.length]).toEqual([path, path.n]);
			seen.push(...exact.map(({ id }) => id));
		}
		expect(new Set(seen).size).toBe(total(paths));
	});

	test('rows come twenty at a time, the newest first, each once', async () => {
		const first = await rows('year', { source: 'other' });
		expect([first.n, first.rows.length]).toEqual([23, 20]);
		const rest = await rows('year', { source: 'other' }, first.next);
		expect([rest.rows.length, rest.next]).toEqual([3, null]);
		const days = [...first.rows, ...rest.rows].map(({ given_on }) => given_on);
		expect(days).toEqual(days.toSorted().reverse());
		expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(23);
		expect(Object.keys(first.rows[0]!)).not.toContain('words');
	});
});

describe('words that were kept long enough', () => {
	test('went the way they went, and nobody took them back', async () => {
		const before = await trace('before');
		const figures = async () =>
			(
				await owner()<{ f: Record<string, object> }[]>`
					select private.board_figures(${KNOWN}, '2024-04-01', '2025-03-01') as f`
			)[0]!.f;
		const { received, taken_back } = await figures();
		await owner()`select private.withdraw(id, 'kept long enough') from public.contributions
			where id in ('1eeeeeee-0000-4000-8000-000000000001', '1eeeeeee-0000-4000-8000-000000000004')`;
		expect(await trace('before')).toEqual(before);
		expect(await figures()).toMatchObject({ received, taken_back });
		const { rows: listed } = await as('dev').call<Rows>('board_rows', {
			...months('before'),
			figure: 'received'
		});
		expect(listed).toHaveLength(4);
	});
});

describe('the ways of random lives', () => {
	// Rows put in as they come, so that ways meet that people rarely make: the count of our own is told by the same tables alone.
	test('are counted as the rows themselves say, and lose nobody', async () => {
		let seed = 7;
		const dice = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
		const ids = (part: string, n: number) => `${part}eeeeeee-0000-4000-8000-${String(n).padStart(12, '0')}`;
		const sql = owner();
		for (let round = 0; round < 4; round++) {
			for (let at = 0; at < 8; at++) {
				const [insight, contribution] = [ids('2', 1 + dice(10)), ids('1', 1 + dice(28))];
				await sql`insert into public.quotes (insight_id, contribution_id, starts, ends)
					values (${insight}, ${contribution}, ${dice(3)}, ${5 + dice(3)}) on conflict do nothing`;
			}
			await sql`update public.actions set due_on = due_on + ${dice(600)}::int where id = ${ids('4', 1 + dice(6))}`;
			await sql`insert into public.outcomes (organisation_id, programme_id, decision_id, hoped, due_on, seen_on, result, what)
				select d.organisation_id, d.programme_id, d.id, 'Fewer waits', '2026-03-01', case when ${round}::int = 0 then null::date else date '2026-03-02' end,
					(array['too_early', 'moved', 'partly', 'not_moved'])[${round}::int + 1], 'It was looked at' from public.decisions d where d.id = ${ids('3', dice(4))}`;
			for (const span of Object.keys(SPANS) as Span[]) {
				const { paths } = await trace(span);
				const own = await ownPaths(KNOWN, SPANS[span].from, SPANS[span].last);
				expect(sorted(paths)).toEqual(sorted(own));
				expect(total(paths)).toBe({ year: 23, before: 4, june: 4 }[span]);
			}
		}
	});
});

describe('what may be looked at alone', () => {
	test('only what an insight of that part or competency rests on', async () => {
		const given = await aContribution();
		const insight = await anAgreedInsight({ restsOn: [given] });
		const decision = await aMadeDecision({ insights: [insight], kind: 'adopted' });
		await owner()`update public.insights set pcref_parts = '{patient_carer_feedback}', competencies = '{workforce}' where id = ${insight.id}`;
		const [{ month }] = (await owner()`select to_char(private.today(), 'YYYY-MM-01') as month`) as [
			{ month: string }
		];
		const asked = (asked: object) =>
			as('dev').call<Found>('trace', { programme: PCREF, from_month: month, until_month: month, asked });
		expect((await asked({ part: 'patient_carer_feedback' })).paths).toMatchObject([
			{ state: 'adopted', n: 1 }
		]);
		expect((await asked({ competency: 'workforce' })).paths).toMatchObject([{ action: 'none', n: 1 }]);
		expect((await asked({ part: 'leadership_governance' })).paths).toEqual([]);
		expect(decision.id).toBeTruthy();
	});

	test('no community with fewer than ten people behind it, and none of another programme', async () => {
		const community = '00000000-0000-4000-b000-000000000002';
		const asked = {
			programme: PCREF,
			from_month: '2026-01-01',
			until_month: '2026-12-01',
			asked: { community }
		};
		await refused(as('dev').call('trace', asked), 'NT001', 'community');
		await refused(
			as('dev').call('trace_rows', { ...asked, stops: { source: 'other' } }),
			'NT001',
			'community'
		);
		await refused(trace('year', { community }), 'P0002');
		await refused(trace('year', { workshop: community }), 'P0002');
		await refused(trace('year', { anything: 'else' }), 'P0002');
	});

	test('by those who read the board, and nobody else', async () => {
		for (const who of ['olwen', 'fatima', 'carys', 'joy', 'tunde']) {
			await refused(trace('year', {}, who), 'P0002');
			await refused(as(who).call('trace_rows', { ...months('year'), stops: { source: 'other' } }), 'P0002');
		}
		await refused(nobody.call('trace', months('year')), '42501');
		await refused(as('dev').call('trace', { ...months('year'), from_month: '2025-04-02' }), 'NB001', 'until');
	});
});
