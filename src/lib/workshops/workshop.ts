// A workshop: its states, what its plan says, and the rules of its way from a draft to the day.
import { dayAndHours, longDate } from '../platform/dates.ts';
import type { FourPi } from '../programmes/power.ts';
import type { Offer } from './offer.ts';

export type WorkshopState = 'draft' | 'open' | 'closed' | 'held' | 'written_up' | 'cancelled';
export type How = 'in_person' | 'online' | 'both';
export type LeadPart = 'host' | 'co_facilitator' | 'interpreter' | 'support';

export type WorkshopRow = {
	id: string;
	title: string;
	state: WorkshopState;
	/** Null on both: only the day is known. */
	starts_at: string | null;
	ends_at: string | null;
	held_on: string;
	how: How;
	area: string;
	capacity: number | null;
	/** Told to those who run it; nought to others. */
	coming: number;
	waiting: number;
	programme: string;
	series: string | null;
	hosts: string[];
};

export type Show = 'upcoming' | 'past' | 'draft' | 'cancelled';
export type WorkshopList = {
	workshops: WorkshopRow[];
	/** The last one of this page, where there are more. */
	next: string | null;
	counts: Partial<Record<Show, number>>;
};

export type Part = 'about' | 'power' | 'care' | 'when' | 'agenda' | 'leads' | 'hosts' | 'offer' | 'reading';
export type Lack = { part: Part; field: string; sentence: string };
export type AgendaItem = { id: string; title: string; minutes: number; content_note: string };
export type Host = {
	id: string;
	slug: string;
	name: string;
	kind: 'trust' | 'partner';
	reserved: number;
	reserved_until: string | null;
};
export type Lead = { person_id: string; name: string; part: LeadPart; organisation: string };
export type RateChoice = { id: string; task: string; minutes: number; pence: number };

export type WorkshopDesk = {
	id: string;
	title: string;
	share_title: string;
	state: WorkshopState;
	held_on: string;
	starts_at: string | null;
	ends_at: string | null;
	purpose: string;
	can_change: string;
	cannot_change: string;
	ladder_step: number | null;
	four_pi: FourPi;
	checklist: Partial<Record<keyof typeof PRINCIPLES, string>>;
	support_contact: string;
	debrief: string;
	content_note: string;
	how: How;
	area: string;
	/** Where it is, for those who run it alone. */
	place?: string;
	directions?: string;
	online_link?: string;
	access_notes: string;
	languages: string[];
	interpreters: string;
	capacity: number | null;
	reading: string;
	read_by: string | null;
	offer: Offer | null;
	sequence: number;
	opened_at: string | null;
	closed_at: string | null;
	closed_reason?: string | null;
	held_at: string | null;
	written_up_at: string | null;
	cancelled_at: string | null;
	cancelled_reason?: string | null;
	/** The moment it was read. */
	now: string;
	/** The bank holiday it falls on. */
	holiday: string | null;
	/** Whether the reader runs it, and whether they may change its plan. */
	runs: boolean;
	plans: boolean;
	organisation: { id: string; slug: string; name: string };
	programme: { id: string; slug: string; title: string; summary_days: number; answer_days: number };
	series: { id: string; title: string } | null;
	agenda: AgendaItem[];
	hosts: Host[];
	leads: Lead[];
	lacks: Lack[];
	counts?: Record<'coming' | 'offered' | 'waiting' | 'came' | 'cancelled' | 'invited', number>;
	/** While it is open: needs of those who come that nobody sees to yet. */
	unowned_needs?: number;
	/** What the plan may choose from. */
	rates?: RateChoice[];
	partners?: { id: string; name: string }[];
	people?: { id: string; name: string }[];
};

export const STATES: Record<WorkshopState, string> = {
	draft: 'Being planned',
	open: 'Open',
	closed: 'Confirmed',
	held: 'Held',
	written_up: 'Written up',
	cancelled: 'Cancelled'
};

/** The six principles of trauma-informed practice, racial trauma included (R49). */
export const PRINCIPLES = {
	safety: {
		label: 'Safety',
		hint: 'A quiet space to go to, a door that stays open, what happens if somebody is racist in the room.'
	},
	trustworthiness: {
		label: 'Trustworthiness',
		hint: 'What is written down and who reads it, said before anyone speaks.'
	},
	choice: {
		label: 'Choice',
		hint: 'Breaks, passing on a question, leaving at any time and still being paid.'
	},
	collaboration: { label: 'Collaboration', hint: 'Who led the planning together with you.' },
	empowerment: { label: 'Empowerment', hint: 'What people take away from it for themselves.' },
	cultural_consideration: {
		label: 'Culture',
		hint: 'Food, prayer, festivals, languages, and support from somebody who shares the culture.'
	}
} as const;

export const HOW_WORDS: Record<How, string> = {
	in_person: 'In person',
	online: 'Online',
	both: 'In person and online'
};

export const LEAD_PARTS: Record<LeadPart, string> = {
	host: 'Host',
	co_facilitator: 'Co-facilitator',
	interpreter: 'Interpreter',
	support: 'Support for people on the day'
};

/** Where it stands, in a word or two. One of which only the day is known was held before there was this record of it. */
export function stateWords({ state, starts_at }: Pick<WorkshopRow, 'state' | 'starts_at'>): string {
	if (!starts_at && state === 'draft') return 'From before';
	return state === 'held' ? 'Held, not written up yet' : STATES[state];
}

/** "Thursday 4 June 2026, 2:00 pm to 4:00 pm", or the day alone where the hours are not known. */
export function whenWords({
	starts_at,
	ends_at,
	held_on
}: Pick<WorkshopRow, 'starts_at' | 'ends_at' | 'held_on'>): string {
	return starts_at ? dayAndHours(starts_at, ends_at) : longDate(held_on);
}

/** "7 coming, of 12 places, 2 waiting" */
export function comingWords({
	coming,
	waiting,
	capacity
}: Pick<WorkshopRow, 'coming' | 'waiting' | 'capacity'>): string {
	const places = capacity === null ? '' : ` of ${capacity}`;
	return `${coming}${places} ${coming === 1 && !places ? 'place' : 'places'} taken${waiting ? `, ${waiting} waiting` : ''}`;
}

/** The numbers of those who come, as lines; nothing that is nought is told. */
export function countsInWords(
	counts: NonNullable<WorkshopDesk['counts']>,
	capacity: number | null
): string[] {
	const { coming, offered, waiting, invited, cancelled, came } = counts;
	const line = (n: number, words: string) => (n ? [`${n} ${words}`] : []);
	return [
		...line(coming, `${coming === 1 ? 'has' : 'have'} a place${capacity ? `, of ${capacity}` : ''}`),
		...line(
			offered,
			`${offered === 1 ? 'was' : 'were'} offered one, and ${offered === 1 ? 'has' : 'have'} not answered yet`
		),
		...line(waiting, `${waiting === 1 ? 'waits' : 'wait'} for one`),
		...line(invited, 'invited by name'),
		...line(cancelled, 'cannot come after all'),
		...line(came, 'came')
	];
}

export type Step = { state: WorkshopState; label: string; reached: string | null; here: boolean };

/** The line of states, each with the day it was reached; a cancelled one ends there. */
export function stepsOf(
	workshop: Pick<
		WorkshopDesk,
		'state' | 'opened_at' | 'closed_at' | 'held_at' | 'written_up_at' | 'cancelled_at'
	>
): Step[] {
	const step = (state: WorkshopState, label: string, reached: string | null): Step => ({
		state,
		label,
		reached,
		here: workshop.state === state
	});
	const line = [
		step('draft', 'Planned', null),
		step('open', 'Open for people to ask for a place', workshop.opened_at),
		step('closed', 'Registration closed, confirmed', workshop.closed_at),
		step('held', 'Held', workshop.held_at),
		step('written_up', 'Written up for the room', workshop.written_up_at)
	];
	if (!workshop.cancelled_at) return line;
	const before = line.filter(({ state, reached }) => state === 'draft' || reached !== null);
	return [...before, step('cancelled', 'Cancelled', workshop.cancelled_at)];
}

export type WhyNotOpen = 'not-yours-to-plan' | 'not-a-draft' | 'incomplete';

/** Why this workshop may not be opened by this person now, or null if it may. */
export function whyNotOpen({
	plans,
	state,
	starts_at,
	lacks
}: Pick<WorkshopDesk, 'plans' | 'state' | 'starts_at' | 'lacks'>): WhyNotOpen | null {
	if (!plans) return 'not-yours-to-plan';
	if (state !== 'draft' || !starts_at) return 'not-a-draft';
	return lacks.length ? 'incomplete' : null;
}

/** Whether this person may still change the plan, as far as it may change. */
export function mayChange({
	plans,
	state,
	starts_at
}: Pick<WorkshopDesk, 'plans' | 'state' | 'starts_at'>): boolean {
	return plans && starts_at !== null && ['draft', 'open', 'closed'].includes(state);
}
