// The plan as its pages show it: what each word of it means, what stands under which heading, and what is missing. Pure.
import { PARTS, PART_NAMES, type Part } from '../insights/pcref.ts';
import type { Result } from '../outcomes/outcome.ts';
import { longDate } from '../platform/dates.ts';

export const AREAS = ['leadership_governance', 'data', 'feedback'] as const;
export type Area = (typeof AREAS)[number];
export const AREA_NAMES: Record<Area, string> = {
	leadership_governance: 'Leadership and governance',
	data: 'Data',
	feedback: 'Feedback mechanisms'
};

export type PlanState = 'draft' | 'coproduced' | 'board_approved' | 'published' | 'reviewed';
export const STATE_NAMES: Record<PlanState, string> = {
	draft: 'Draft',
	coproduced: 'Made together',
	board_approved: 'Approved by the board',
	published: 'Published',
	reviewed: 'Reviewed'
};

export const OUTCOMES = ['on_track', 'behind', 'changed', 'stopped', 'done'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_NAMES: Record<Outcome, string> = {
	on_track: 'On track',
	behind: 'Behind',
	changed: 'Going on, in another way',
	stopped: 'Stopped',
	done: 'Done'
};

export type Grouping = 'part' | 'area';
export type Place = { group: string; number: number };
type Programme = { id: string; slug: string; title: string };

export type PlanRow = {
	id: string;
	number: number;
	part: Part;
	area: Area;
	title: string;
	competency: string | null;
	owner_name: string;
	starts_on: string;
	due_on: string;
	state: PlanState;
	version: number;
	outcome: Outcome | null;
	next_review_on: string | null;
	published_at: string | null;
	days_late: number;
	review_late: boolean;
	partners: string[];
	joined: { insights: number; decisions: number; actions: number };
};

export type PlanList = {
	programme: Programme | null;
	programmes: Programme[];
	groups: { key: Part | Area; n: number }[];
	items: PlanRow[];
	next: Place | null;
};

export type Version = Pick<
	PlanRow,
	'version' | 'part' | 'area' | 'competency' | 'title' | 'owner_name' | 'starts_on' | 'due_on' | 'partners'
> & { what: string; success: string; reason: string; written_on: string };

export type Step = {
	id: string;
	state: PlanState;
	version: number;
	on_day: string;
	people: string;
	outcome: Outcome | null;
	note: string;
	next_review_on: string | null;
};

export type Coproduction = { id: string; who: string; on_day: string; changed: string; version: number };

export type PlanItem = PlanRow & {
	what: string;
	success: string;
	approved_on: string | null;
	approved_body: string | null;
	approved_version: number | null;
	stopped_at: string | null;
	done_at: string | null;
	today: string;
	programme: Programme;
	versions: Version[];
	steps: Step[];
	coproductions: Coproduction[];
	insights: {
		link: string;
		id: string;
		number: number;
		statement: string;
		published: boolean;
		answered_at: string | null;
		due_on: string | null;
	}[];
	decisions: {
		link: string;
		id: string;
		number: number;
		title: string;
		state: 'proposed' | 'made' | 'in_action' | 'done' | 'reversed';
		decided_on: string | null;
	}[];
	actions: {
		link: string;
		id: string;
		decision_id: string;
		what: string;
		owner_name: string;
		due_on: string;
		done_on: string | null;
		days_late: number;
	}[];
	outcomes: {
		id: string;
		hoped: string;
		due_on: string;
		seen_on: string | null;
		result: Result | null;
		what: string | null;
	}[];
	measures: { id: string; name: string }[];
};

export type Lack = { field: 'partners' | 'coproduction' | 'coproduced' | 'approved'; sentence: string };
export type PlanDesk = PlanItem & {
	/** The trust whose plan it is in: a partner reads it under its own address. */
	trust: string;
	changes: number;
	owner_id: string;
	competency_id: string | null;
	partner_ids: string[];
	lacks: Lack[];
};

export type PlanChoices = {
	programme: Programme;
	programmes: Programme[];
	partners: { id: string; name: string }[];
	competencies: { id: string; name: string; local: boolean }[];
};

/** What an item could be joined to. */
export type LinkChoices = Record<'insights' | 'decisions' | 'actions', { id: string; label: string }[]> & {
	/** What may stand beside it, those that do among them. */
	measures: { id: string; key: string; name: string }[];
};

export const partName = (part: Part): string => PART_NAMES[part];

/**
 * The items of one page under their headings, each once. Headings without items are given where the whole plan has none there, so
 * that what is empty is said; those whose items stand on another page are left out.
 */
export function grouped(
	list: Pick<PlanList, 'groups' | 'items'>,
	by: Grouping
): { key: string; name: string; n: number; items: PlanRow[] }[] {
	const names: Record<string, string> = by === 'area' ? AREA_NAMES : PART_NAMES;
	const keys: readonly string[] = by === 'area' ? AREAS : PARTS;
	return keys
		.map((key) => ({
			key,
			name: names[key] ?? key,
			n: list.groups.find((group) => group.key === key)?.n ?? 0,
			items: list.items.filter((item) => item[by] === key)
		}))
		.filter(({ n, items }) => n === 0 || items.length > 0);
}

/** The tag that says where an item stands: its last review, else its state. */
export function standing(item: Pick<PlanRow, 'state' | 'outcome' | 'days_late'>): {
	kind: 'said' | 'decided' | 'changed' | 'waiting' | 'late' | 'neutral';
	word: string;
} {
	if (item.outcome === 'done') return { kind: 'changed', word: OUTCOME_NAMES.done };
	if (item.outcome === 'stopped') return { kind: 'neutral', word: OUTCOME_NAMES.stopped };
	if (item.outcome === 'behind') return { kind: 'late', word: OUTCOME_NAMES.behind };
	if (item.outcome) return { kind: 'decided', word: OUTCOME_NAMES[item.outcome] };
	return { kind: item.state === 'published' ? 'decided' : 'waiting', word: STATE_NAMES[item.state] };
}

/** What is not there, said out loud (R10): of a published item. */
export function gaps(item: PlanItem): string[] {
	const said: string[] = [];
	const ended = item.stopped_at !== null || item.done_at !== null;
	if (item.coproductions.length === 0) said.push('Nobody is noted who took part in making it.');
	if (item.insights.length === 0) said.push('It does not yet say which of what people said it answers.');
	if (item.decisions.length === 0) said.push('No decision is joined to it yet.');
	if (item.actions.length === 0) said.push('No action is joined to it yet.');
	if (!item.outcomes.some(({ seen_on }) => seen_on)) said.push('Nobody has looked yet at what changed.');
	if (item.published_at && item.approved_version !== item.version) {
		said.push(
			`The board approved version ${item.approved_version}. It has not approved version ${item.version} yet.`
		);
	}
	if (item.days_late > 0) said.push(`It was due on ${longDate(item.due_on)}.`);
	if (!ended && item.review_late && item.next_review_on) {
		said.push(`A review was promised for ${longDate(item.next_review_on)}.`);
	}
	return said;
}

/** Which heading of the line a step stands at. */
export function stepHeading(step: Pick<Step, 'state' | 'outcome'>): string {
	if (step.state === 'reviewed' && step.outcome)
		return `Reviewed: ${OUTCOME_NAMES[step.outcome].toLowerCase()}`;
	return step.state === 'draft' ? 'Put in the plan' : STATE_NAMES[step.state];
}

/** "2 insights, 1 decision, 3 actions", or null where it is joined to nothing. */
export function joinedSentence({ insights, decisions, actions }: PlanRow['joined']): string | null {
	const counted = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? '' : 's'}`]);
	const parts = [
		...counted(insights, 'insight'),
		...counted(decisions, 'decision'),
		...counted(actions, 'action')
	];
	return parts.length ? parts.join(', ') : null;
}

/** What a version changed against the one before it, by the names of the fields. */
export function changedIn(version: Version, before: Version): string[] {
	const fields: [keyof Version, string][] = [
		['title', 'the title'],
		['what', 'what will be done'],
		['success', 'how anybody will know'],
		['owner_name', 'who answers for it'],
		['starts_on', 'the day it starts'],
		['due_on', 'the day it is due'],
		['part', 'the part'],
		['area', 'the area'],
		['competency', 'the competency'],
		['partners', 'the partners']
	];
	return fields.filter(([field]) => String(version[field]) !== String(before[field])).map(([, name]) => name);
}

/** The three lists of the page that joins an item to things: what it is joined to, and what it could be. */
export function joinedKinds(item: PlanItem, choices: LinkChoices) {
	return [
		{
			kind: 'insight' as const,
			title: 'What was said',
			label: 'Another insight',
			button: 'Join this insight',
			none: 'No insight is joined to it yet.',
			joined: item.insights.map(({ link, number, statement }) => ({
				link,
				words: `${number}. ${statement}`
			})),
			offered: choices.insights
		},
		{
			kind: 'decision' as const,
			title: 'What was decided',
			label: 'Another decision',
			button: 'Join this decision',
			none: 'No decision is joined to it yet.',
			joined: item.decisions.map(({ link, number, title }) => ({ link, words: `${number}. ${title}` })),
			offered: choices.decisions
		},
		{
			kind: 'action' as const,
			title: 'What is being done',
			label: 'Another action',
			button: 'Join this action',
			none: 'No action is joined to it yet.',
			joined: item.actions.map(({ link, what }) => ({ link, words: what })),
			offered: choices.actions
		}
	];
}
