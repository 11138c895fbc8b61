// Where insight went, counted a second way: from the rows alone, one contribution at a time, without asking what the database keeps.
import { STOPS, type Path, type TraceStop } from '../../../src/lib/board/trace.ts';
import { owner } from './database.ts';

type Way = Record<TraceStop, string | null>;
type Contribution = {
	id: string;
	workshop: boolean;
	consultation: boolean;
	taken: boolean;
	kept: boolean;
	why: boolean;
};
type Insight = { id: string; agreed: boolean; replaced: boolean; state: string };
type Answer = { insight_id: string; decision_id: string; kind: string };

// How far a way has come: the later in these lists, the farther. An insight that came farther at an earlier stop came farther.
const REACHED: Partial<Record<TraceStop, string[]>> = {
	state: [
		'superseded',
		'draft',
		'in_check',
		'waiting',
		'deferred',
		'referred',
		'not_adopted',
		'partly_adopted',
		'adopted'
	],
	action: ['none', 'late', 'open', 'done'],
	outcome: ['not_looked', 'too_early', 'not_moved', 'partly', 'moved']
};

/** The ways of what was given to a programme in these days. */
export async function ownPaths(programme: string, first: string, last: string): Promise<Path[]> {
	const sql = owner();
	const contributions = await sql<Contribution[]>`
		select c.id, c.workshop_id is not null as workshop, c.consultation_id is not null as consultation, c.withdrawn_at is not null and c.withdrawn_how is distinct from 'kept long enough' as taken,
			c.moderated_out_at is not null as kept,
			exists (select from public.unused_reasons r where r.contribution_id = c.id and r.removed_at is null) as why
		from public.contributions c
		where c.programme_id = ${programme} and c.kind <> 'put' and c.given_on >= ${first} and c.given_on <= ${last}`;
	const quotes = await sql<
		{ contribution_id: string; insight_id: string }[]
	>`select contribution_id, insight_id from public.quotes`;
	const insights = await sql<Insight[]>`
		select id, agreed_at is not null as agreed, superseded_at is not null as replaced, state from public.insights where programme_id = ${programme}`;
	const answers = await sql<Answer[]>`
		select f.insight_id, f.decision_id, f.kind from public.influences f join public.decisions d on d.id = f.decision_id
		where d.made_at is not null and d.reversed_at is null and d.superseded_at is null and d.programme_id = ${programme}
		order by d.made_at`;
	const actions = await sql<{ id: string; decision_id: string; done: boolean; late: boolean }[]>`
		select id, decision_id, done_at is not null as done, done_at is null and due_on < private.today() as late from public.actions`;
	const outcomes = await sql<{ action_id: string | null; decision_id: string | null; result: string }[]>`
		select action_id, decision_id, result from public.outcomes where result is not null`;
	const told = await sql<{ decision_id: string; contribution_id: string }[]>`
		select decision_id, contribution_id from public.responses where told_at is not null`;

	const wayThrough = (given: Contribution, insight: Insight): Partial<Way> => {
		if (insight.replaced) return { state: 'superseded' };
		const answer = answers.filter(({ insight_id }) => insight_id === insight.id).at(-1);
		if (!answer) return { state: insight.agreed ? 'waiting' : insight.state };
		const { decision_id, kind } = answer;
		const wasTold = told.some((one) => one.decision_id === decision_id && one.contribution_id === given.id);
		const way = { state: kind, told: wasTold ? 'told' : 'not_told' };
		if (!kind.endsWith('adopted') || kind === 'not_adopted') return way;
		const its = actions.filter((one) => one.decision_id === decision_id);
		if (its.length === 0) return { ...way, action: 'none' };
		const action = its.every(({ done }) => done) ? 'done' : its.some(({ late }) => late) ? 'late' : 'open';
		const seen = outcomes
			.filter((one) => one.decision_id === decision_id || its.some(({ id }) => id === one.action_id))
			.map(({ result }) => REACHED.outcome!.indexOf(result));
		return { ...way, action, outcome: REACHED.outcome![Math.max(0, ...seen)]! };
	};
	const far = (way: Partial<Way>) =>
		(['state', 'action', 'outcome'] as const).map((stop) =>
			REACHED[stop]!.indexOf(way[stop] ?? REACHED[stop]![0]!)
		);
	const further = (one: Partial<Way>, other: Partial<Way>) => {
		const [a, b] = [far(one), far(other)];
		const at = a.findIndex((value, index) => value !== b[index]);
		return at === -1 ? 0 : b[at]! - a[at]!;
	};

	const found = new Map<string, Path>();
	for (const given of contributions) {
		const behind = quotes.filter(({ contribution_id }) => contribution_id === given.id);
		const ways = insights
			.filter(({ id }) => behind.some(({ insight_id }) => insight_id === id))
			.map((insight) => wayThrough(given, insight))
			.toSorted(further);
		const use = given.taken
			? 'taken_back'
			: given.kept
				? 'kept_back'
				: ways.length
					? 'insight'
					: given.why
						? 'said_why'
						: 'unexplained';
		const source = given.workshop ? 'workshop' : given.consultation ? 'consultation' : 'other';
		const way = { source, use, ...(use === 'insight' ? ways[0] : {}) } as Partial<Way>;
		const whole = Object.fromEntries(STOPS.map((stop) => [stop, way[stop] ?? null])) as Way;
		const key = JSON.stringify(whole);
		found.set(key, { ...whole, n: (found.get(key)?.n ?? 0) + 1 });
	}
	return [...found.values()];
}
