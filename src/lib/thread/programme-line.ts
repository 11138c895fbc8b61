// A programme's line in figures: how many contributions came how far, told as a picture, a table and sentences.
import { INFLUENCES } from '../decisions/decision.ts';
import { counted } from './stops.ts';
import type { InfluenceKind } from './thread.ts';

export type Flow = {
	state: 'draft' | 'in_check' | 'waiting' | 'answered';
	answer: InfluenceKind | null;
	actions: 'none' | 'open' | 'late' | 'done';
	contributions: number;
	insights: number;
};

export type ProgrammeFigures = {
	programme: { id: string; slug: string; title: string };
	said: number;
	/** Contributions that at least one insight rests on. */
	used: number;
	flows: Flow[];
};

export type Node = {
	id: string;
	label: string;
	kind: 'said' | 'decided' | 'changed' | 'waiting';
	ends: boolean;
};
export type Way = { source: string; target: string; value: number };

const STATES: Record<Flow['state'], Omit<Node, 'id'>> = {
	draft: { label: 'Being written', kind: 'waiting', ends: true },
	in_check: { label: 'Being checked', kind: 'waiting', ends: true },
	waiting: { label: 'Waiting for an answer', kind: 'waiting', ends: true },
	answered: { label: 'Answered', kind: 'decided', ends: false }
};

const ACTIONS: Record<Flow['actions'], Omit<Node, 'id'>> = {
	done: { label: 'Done', kind: 'changed', ends: false },
	open: { label: 'Being done', kind: 'changed', ends: false },
	late: { label: 'Late', kind: 'waiting', ends: false },
	none: { label: 'No action set', kind: 'waiting', ends: true }
};

/** For these an action is expected; other answers end the line, whatever else their decision brings. */
const LEADS_ON: (InfluenceKind | null)[] = ['adopted', 'partly_adopted'];

/** The nodes and the ways between them. Counts contributions; one that two insights rest on counts in both. */
export function line({ said, used, flows }: ProgrammeFigures): { nodes: Node[]; ways: Way[] } {
	const nodes = new Map<string, Node>();
	const ways = new Map<string, Way>();
	const node = (id: string, what: Omit<Node, 'id'>) => nodes.set(id, { id, ...what }).get(id)!.id;
	const way = (source: string, target: string, value: number) => {
		if (value <= 0) return;
		const key = `${source} ${target}`;
		ways.set(key, { source, target, value: (ways.get(key)?.value ?? 0) + value });
	};

	const start = node('said', { label: 'Said', kind: 'said', ends: false });
	if (said > used) {
		way(start, node('unused', { label: 'Not used yet', kind: 'waiting', ends: true }), said - used);
	}
	for (const { state, answer, actions, contributions } of flows) {
		if (contributions === 0) continue;
		const here = node(state, STATES[state]);
		way(start, here, contributions);
		if (!answer) continue;
		const ends = !LEADS_ON.includes(answer);
		const influence = node(answer, { label: INFLUENCES[answer], kind: 'decided', ends });
		way(here, influence, contributions);
		if (!ends) way(influence, node(`actions-${actions}`, ACTIONS[actions]), contributions);
	}
	// From what was said onwards, as the picture is read.
	const place = (id: string) => (id === 'said' ? 0 : id === 'answered' ? 1 : 2);
	return {
		nodes: [...nodes.values()],
		ways: [...ways.values()].sort((a, b) => place(a.source) - place(b.source))
	};
}

/** The same as rows of a table. */
export function rows({ nodes, ways }: ReturnType<typeof line>) {
	const find = (id: string) => nodes.find((node) => node.id === id)!;
	return ways.map(({ source, target, value }) => ({
		from: find(source).label,
		to: find(target).label,
		value: value.toLocaleString('en-GB'),
		ends: find(target).ends ? 'The line ends here' : 'It goes on'
	}));
}

/** The same in sentences, for those who do not see the picture. */
export function sentences(figures: ProgrammeFigures): string[] {
	const { said, used, flows } = figures;
	const sum = (those: (flow: Flow) => boolean) =>
		flows.filter(those).reduce((total, { insights }) => total + insights, 0);
	const waiting = sum(({ state }) => state === 'waiting');
	const answered = sum(({ state }) => state === 'answered');
	const done = sum(({ actions, answer }) => LEADS_ON.includes(answer) && actions === 'done');
	const late = sum(({ actions, answer }) => LEADS_ON.includes(answer) && actions === 'late');
	const idle = sum(({ actions, answer }) => LEADS_ON.includes(answer) && actions === 'none');
	return [
		`${counted(said, 'contribution was', 'contributions were')} given. Insights rest on ${used.toLocaleString('en-GB')} of them.`,
		said > used && `${counted(said - used, 'contribution has', 'contributions have')} not been used yet.`,
		`${counted(answered, 'insight was', 'insights were')} answered, and ${counted(waiting, 'waits', 'wait')} for an answer.`,
		`For ${counted(done, 'insight', 'insights')} all that was promised is done.`,
		late > 0 && `For ${counted(late, 'insight', 'insights')} an action is late.`,
		idle > 0 && `For ${counted(idle, 'adopted insight', 'adopted insights')} no action has been set.`
	].filter((sentence) => sentence !== false);
}
