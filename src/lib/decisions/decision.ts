// A decision: what a named body decided, and the rules of its way from proposed to done.
import type { EndingMark } from '../consents/ending.ts';
import type { InfluenceKind, Programme, RestsOn } from '../insights/insight.ts';
import { days } from '../insights/insight.ts';
import { mayAs, type Role } from '../people/me.ts';
import { longDate, shortDate } from '../platform/dates.ts';
import type { Challenge } from './challenge.ts';
import type { EqualityRecord } from './equality.ts';
import type { InfluenceRating } from './rating.ts';

export type DecisionState = 'proposed' | 'made' | 'in_action' | 'done' | 'reversed';

export type DecisionRow = {
	id: string;
	number: number;
	title: string;
	state: DecisionState;
	decided_on: string | null;
	owner_name: string | null;
	superseded: boolean;
	corrects: boolean;
	early: boolean;
	/** While it stands: the next day its impact on equality is looked at. */
	impact_due_on: string | null;
	/** How many insights had which influence. */
	influences: Partial<Record<InfluenceKind | 'unanswered', number>>;
	actions: { open: number; done: number; late: number };
	challenges: number;
};

export type DecisionList = {
	programme: Programme | null;
	programmes: Programme[];
	decisions: DecisionRow[];
	next: number | null;
	today: string;
};

export type Influence = {
	insight_id: string;
	number: number;
	statement: string;
	state: string;
	kind: InfluenceKind | null;
	reason: string;
	review_on: string | null;
	referred_to: string;
	/** The last day of listening to what it rests on. */
	listened_until: string | null;
	rests_on: RestsOn;
};

export type Lack = { field: string; sentence: string };
export type Action = {
	id: string;
	decision_id: string;
	what: string;
	owner_name: string;
	due_on: string;
	done_at: string | null;
	days_late: number | null;
	progress: { note: string; noted_at: string }[];
};

export type DecisionDesk = EqualityRecord & {
	id: string;
	number: number;
	title: string;
	summary: string;
	grounds: string;
	body: string;
	decided_on: string | null;
	owner_id: string | null;
	owner_name: string | null;
	/** The next day its actual impact is looked at; null when no more looks are to come. */
	impact_due_on: string | null;
	rating: InfluenceRating;
	state: DecisionState;
	made_at: string | null;
	reversed_at: string | null;
	reversed_reason: string | null;
	superseded_at: string | null;
	organisation_id: string;
	today: string;
	programme: Programme;
	corrects: { id: string; number: number; title: string } | null;
	corrected_by: { id: string; number: number; title: string; state: DecisionState } | null;
	influences: Influence[];
	lacks: Lack[];
	/** Where words that it rests on ended. */
	marks: EndingMark[];
	early: boolean;
	decided_by: string[];
	actions: Action[];
	challenges: Challenge[];
	told: { owed: number; told: number; due_on: string | null };
};

export type WaitingInsight = {
	id: string;
	number: number;
	statement: string;
	due_on: string;
	days_late: number;
};
export type Waiting = { programme: Programme | null; programmes: Programme[]; insights: WaitingInsight[] };
export type Member = { id: string; person_id: string; role: Role; name: string };

export const DECISION_STATES: Record<DecisionState, string> = {
	proposed: 'Proposed',
	made: 'Made',
	in_action: 'In action',
	done: 'Done',
	reversed: 'Taken back'
};

export const INFLUENCES: Record<InfluenceKind, string> = {
	adopted: 'Adopted',
	partly_adopted: 'Adopted in part',
	not_adopted: 'Not adopted',
	deferred: 'Put off to a later day',
	referred: 'Passed to someone else'
};

/** The roles whose holders may answer in public for a decision or an action, the likeliest first. */
const OWNING_ROLES: Role[] = ['decision_owner', 'engagement_lead', 'facilitator', 'administrator'];

/** Who may own a decision or an action, each person once: as the owner chosen before, or in their likeliest role. */
export function possibleOwners(members: Member[], chosen?: string): Member[] {
	const rank = ({ id, role }: Member) => (id === chosen ? -1 : OWNING_ROLES.indexOf(role));
	const owners = new Map<string, Member>();
	for (const member of members) {
		const known = owners.get(member.person_id);
		if (!OWNING_ROLES.includes(member.role) || (known && rank(known) < rank(member))) continue;
		owners.set(member.person_id, member);
	}
	return [...owners.values()];
}

export type WhyNotMake = 'not-a-proposal' | 'incomplete' | 'not-a-decision-owner';

/** Why this person may not make this decision, or null if they may. */
export function whyNotMake(
	{ state, lacks }: Pick<DecisionDesk, 'state' | 'lacks'>,
	roles: Role[]
): WhyNotMake | null {
	if (state !== 'proposed') return 'not-a-proposal';
	if (lacks.length > 0) return 'incomplete';
	if (!mayAs(roles, 'decision_owner')) return 'not-a-decision-owner';
	return null;
}

export type WhyNotReverse = 'not-made' | 'already-reversed' | 'corrected-since' | 'not-a-decision-owner';

/** Why this person may not take this decision back, or null if they may. */
export function whyNotReverse(
	{ made_at, reversed_at, superseded_at }: Pick<DecisionDesk, 'made_at' | 'reversed_at' | 'superseded_at'>,
	roles: Role[]
): WhyNotReverse | null {
	if (!made_at) return 'not-made';
	if (reversed_at) return 'already-reversed';
	if (superseded_at) return 'corrected-since';
	if (!mayAs(roles, 'decision_owner')) return 'not-a-decision-owner';
	return null;
}

/** Why a decision cannot be corrected by a later one, or null if it can. */
export function whyNotCorrect(
	decision: Pick<DecisionDesk, 'made_at' | 'reversed_at' | 'superseded_at'>,
	roles: Role[]
): Exclude<WhyNotReverse, 'not-a-decision-owner'> | 'not-yours-to-prepare' | null {
	const reason = whyNotReverse(decision, ['decision_owner']);
	if (reason && reason !== 'not-a-decision-owner') return reason;
	return mayAs(roles, 'engagement_lead', 'decision_owner') ? null : 'not-yours-to-prepare';
}

/** Why this person may not say what a decision did for equality, or null if they may. */
export const whyNotReview = whyNotCorrect;

/**
 * What the page says of a decision that came before the listening ended (R3), or null when it did not.
 * A proposal is told what will be said, while there is still time to wait.
 */
export function earlySentence({
	decided_on,
	influences,
	made_at
}: Pick<DecisionDesk, 'decided_on' | 'influences' | 'made_at'>): string | null {
	const until = influences
		.map(({ listened_until }) => listened_until)
		.filter((day): day is string => day !== null)
		.sort()
		.at(-1);
	if (!decided_on || !until || decided_on >= until) return null;
	const day = decided_on.slice(0, 4) === until.slice(0, 4) ? dayAndMonth(decided_on) : longDate(decided_on);
	return `This was decided on ${day}, before the listening ended on ${longDate(until)}.${made_at ? '' : ' It will say so.'}`;
}

const dayAndMonth = (iso: string) => longDate(iso).replace(/ \d{4}$/, '');

/** "Adopted 2, not adopted 1" */
export function influencesSentence(influences: DecisionRow['influences']): string {
	const parts = (Object.keys(INFLUENCES) as InfluenceKind[]).flatMap((kind) =>
		influences[kind] ? [`${INFLUENCES[kind].toLowerCase()} ${influences[kind]}`] : []
	);
	if (influences.unanswered) parts.push(`no answer yet ${influences.unanswered}`);
	if (parts.length === 0) return 'No insight is attached';
	const sentence = parts.join(', ');
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Where an action stands, owning it when it is late. */
export function actionSentence({
	owner_name,
	due_on,
	done_at,
	days_late
}: Pick<Action, 'owner_name' | 'due_on' | 'done_at' | 'days_late'>): string {
	if (done_at) return `${owner_name} did this on ${longDate(done_at)}.`;
	if (days_late !== null && days_late > 0) {
		return `${owner_name} said it would be done by ${longDate(due_on)}. It is ${days(days_late)} late.`;
	}
	return `${owner_name} will do this by ${longDate(due_on)}.`;
}

/** "due 3 Mar", "12 days late" */
export function dueWords({ due_on, days_late }: Pick<Action, 'due_on' | 'days_late'>): string {
	return days_late !== null && days_late > 0 ? `${days(days_late)} late` : `due ${shortDate(due_on)}`;
}
