// Where insight went: the ways of contributions as stops and bands, told as a list, a table and a picture. What goes into a stop
// comes out of it or ends there, and what ends there is said. Pure.
import { INFLUENCES } from '../decisions/decision.ts';
import type { Node, Way } from '../thread/programme-line.ts';
import { counted } from '../thread/stops.ts';
import { number } from './board.ts';

/** In their order along the line. */
export const STOPS = ['source', 'use', 'state', 'told', 'action', 'outcome'] as const;
export type TraceStop = (typeof STOPS)[number];

export type Path = Record<TraceStop, string | null> & { n: number };
export type Choice = { id: string; title: string };
export type Trace = {
	paths: Path[];
	choices: { workshops: Choice[]; consultations: Choice[]; communities: Choice[] };
};
export type TraceRow = Record<TraceStop, string | null> & { id: string; given_on: string };

export const STOP_TITLES: Record<TraceStop, string> = {
	source: 'Where it was given',
	use: 'Whether an insight rests on it',
	state: 'How that insight stands',
	told: 'Whether its giver was told',
	action: 'What is being done',
	outcome: 'What changed'
};

type Said = { label: string; kind: Node['kind'] };
const said = (label: string): Said => ({ label, kind: 'said' });
const decided = (label: string): Said => ({ label, kind: 'decided' });
const changed = (label: string): Said => ({ label, kind: 'changed' });
const waiting = (label: string): Said => ({ label, kind: 'waiting' });

const WORDS: Record<TraceStop, Record<string, Said>> = {
	source: {
		workshop: said('At a workshop'),
		consultation: said('In a consultation'),
		other: said('In another way')
	},
	use: {
		insight: said('In an insight'),
		said_why: waiting('Not used, and said why'),
		unexplained: waiting('Not used'),
		taken_back: waiting('Taken back'),
		kept_back: waiting('Kept back')
	},
	state: {
		superseded: waiting('Insight replaced by another'),
		draft: waiting('Insight being written'),
		in_check: waiting('Insight being checked'),
		waiting: waiting('Waiting for an answer'),
		...Object.fromEntries(Object.entries(INFLUENCES).map(([kind, label]) => [kind, decided(label)]))
	},
	told: { told: decided('Told'), not_told: waiting('Not told yet') },
	action: {
		none: waiting('No action set'),
		late: waiting('Action late'),
		open: changed('Being done'),
		done: changed('Done')
	},
	outcome: {
		moved: changed('It changed'),
		partly: changed('It changed in part'),
		not_moved: waiting('It did not change'),
		too_early: waiting('Too early to say'),
		not_looked: waiting('Nobody has looked')
	}
};

const nodeId = (stop: TraceStop, value: string) => `${stop}-${value}`;
export const wordsOf = (stop: TraceStop, value: string): string => WORDS[stop][value]?.label ?? value;

/** A band: from one stop to the next, with what its rows are found by. */
export type Band = { from: string; to: string; n: number; stops: Partial<Record<TraceStop, string>> };
/** A stop where some ways end: how many, and what its rows are found by. */
export type Standing = {
	stop: TraceStop;
	value: string;
	label: string;
	kind: Node['kind'];
	n: number;
	/** How many of them go no further. Of the last stop all do, and that is no dead end. */
	ends: number;
};

/** How many contributions stand at each stop, and how many go no further; in the order of the line. */
export function standings(paths: Path[]): Standing[] {
	return STOPS.flatMap((stop, at) =>
		Object.entries(WORDS[stop]).flatMap(([value, { label, kind }]) => {
			const here = paths.filter((path) => path[stop] === value);
			if (here.length === 0) return [];
			const next = STOPS[at + 1];
			return {
				stop,
				value,
				label,
				kind,
				n: sum(here),
				ends: next ? sum(here.filter((path) => path[next] === null)) : 0
			};
		})
	);
}

/** The bands between one stop and the next, the largest first at each. */
export function bands(paths: Path[]): Band[] {
	return STOPS.slice(0, -1).flatMap((stop, at) => {
		const next = STOPS[at + 1]!;
		const found = new Map<string, Band>();
		for (const path of paths) {
			const [from, to] = [path[stop], path[next]];
			if (from === null || to === null) continue;
			const key = `${from} ${to}`;
			const band = found.get(key) ?? { from, to, n: 0, stops: { [stop]: from, [next]: to } };
			found.set(key, { ...band, n: band.n + path.n });
		}
		return [...found.values()]
			.map((band) => ({ ...band, from: wordsOf(stop, band.from), to: wordsOf(next, band.to) }))
			.sort((a, b) => b.n - a.n);
	});
}

/** For the picture: the same stops and bands. All that was given is one stop: where it was given would hide the rest. */
export function graph(paths: Path[]): { nodes: Node[]; ways: Way[] } {
	const drawn = paths.map((path) => ({ ...path, source: null }));
	const stops = standings(drawn);
	return {
		nodes: [
			{ id: 'given', label: 'Given', kind: 'said', ends: false },
			...stops.map(({ stop, value, label, kind, ends }) => ({
				id: nodeId(stop, value),
				label,
				kind,
				ends: ends > 0
			}))
		],
		ways: [
			...stops
				.filter(({ stop }) => stop === 'use')
				.map(({ stop, value, n }) => ({ source: 'given', target: nodeId(stop, value), value: n })),
			...bands(drawn).map(({ stops, n }) => {
				const [from, to] = Object.entries(stops) as [TraceStop, string][];
				return { source: nodeId(...from!), target: nodeId(...to!), value: n };
			})
		]
	};
}

/** What the picture says, in sentences. */
export function sentences(paths: Path[]): string[] {
	const all = sum(paths);
	if (all === 0) return [];
	const of = (stop: TraceStop, ...values: string[]) =>
		sum(paths.filter((path) => path[stop] !== null && values.includes(path[stop]!)));
	const used = of('use', 'insight');
	const answered = of('state', ...Object.keys(INFLUENCES));
	const moved = of('outcome', 'moved', 'partly');
	const acted = of('action', 'open', 'late', 'done');
	return [
		`${counted(all, 'contribution was', 'contributions were')} given. Insights rest on ${number(used)} of them.`,
		`The insights of ${number(answered)} were answered, and ${number(of('told', 'told'))} of their givers were told.`,
		`For ${number(acted)} something is being done, or is done. ${
			moved === 0 ? 'Nothing is known to have changed yet.' : `For ${number(moved)} something changed.`
		}`,
		`${counted(of('use', 'unexplained'), 'was', 'were')} not used, and nobody has said why.`
	];
}

/** The way of one contribution in words, after where it was given. */
export const wayOf = (row: TraceRow): string =>
	STOPS.slice(1)
		.flatMap((stop) => (row[stop] === null ? [] : [wordsOf(stop, row[stop])]))
		.join(', ');

const sum = (paths: Path[]) => paths.reduce((total, { n }) => total + n, 0);
