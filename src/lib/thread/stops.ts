// A thread as a list of stops, in the order in which things happened or have to happen.
import { daysBetween, isoDate, longDate } from '../platform/dates.ts';
import { waysSentence } from '../insights/check.ts';
import type {
	ActionTaken,
	CheckShown,
	ContributionGiven,
	DecisionSeen,
	InfluenceKind,
	InsightSeen,
	Part,
	ThreadSeen
} from './thread.ts';

/** Somebody's job: who holds it, until when, and how late they are. */
export type Held = { who: string; due: string | null; late: number; sentence: string };

type Common = {
	key: string;
	heading: string;
	/** As people read it, and the same for machines. */
	date?: string;
	datetime?: string;
	here: boolean;
	part: Part | null;
	held: Held | null;
};

export type ThreadStop =
	| (Common & { kind: 'given'; contribution: ContributionGiven })
	| (Common & { kind: 'said'; insight: InsightSeen })
	| (Common & { kind: 'checked'; insight: InsightSeen })
	| (Common & { kind: 'waiting' })
	| (Common & { kind: 'decided'; decision: DecisionSeen })
	| (Common & { kind: 'action'; action: ActionTaken; decision: DecisionSeen })
	| (Common & { kind: 'told'; decision: DecisionSeen });

/** "Marcus’s office", "Marcus and Carys", or the trust where it has named nobody. */
export function holdersOf({
	holders,
	organisation
}: {
	holders: string[];
	organisation: { name: string };
}): string {
	const [first, ...rest] = holders;
	if (!first) return organisation.name;
	if (rest.length === 0) return `${first}’s office`;
	return `${holders.slice(0, -1).join(', ')} and ${holders.at(-1)}`;
}

/** "1 person", "3 people" */
export const counted = (count: number, one: string, many: string) =>
	`${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

function held(who: string, due: string | null, now: Date, sentence: (late: number) => string): Held {
	const late = due ? Math.max(0, daysBetween(due, isoDate(now))) : 0;
	return { who, due, late, sentence: sentence(late) };
}

const UNANSWERED = 'Nobody has answered this yet.';

/** Who holds an insight that has no answer; null once it is answered or stands in other words. */
export function insightHeld(
	insight: Pick<InsightSeen, 'state' | 'check_until' | 'due_on' | 'checks'>,
	thread: Pick<ThreadSeen, 'holders' | 'organisation'>,
	now: Date
): Held | null {
	const { state, due_on, check_until } = insight;
	if (state === 'draft') {
		return held('The engagement team', null, now, () => 'The engagement team is still writing this.');
	}
	if (state === 'in_check') {
		return held('The engagement team', check_until, now, (late) =>
			late
				? `The check ended on ${longDate(check_until!)}. The engagement team has to agree this or change it.`
				: `The people who gave these words are being asked, until ${longDate(check_until!)}.`
		);
	}
	if (state !== 'agreed') return null;
	const who = holdersOf(thread);
	const verb = thread.holders.length > 1 ? 'hold' : 'holds';
	const unnamed = thread.holders.length === 0 ? ' It has named nobody to answer.' : '';
	return held(who, due_on, now, (late) =>
		late
			? `${UNANSWERED} It was due on ${longDate(due_on!)}. ${who} ${verb} it.${unnamed}`
			: `${UNANSWERED} It is due by ${longDate(due_on!)}. ${who} ${verb} it.${unnamed}`
	);
}

export function actionHeld(action: ActionTaken, now: Date): Held | null {
	if (action.done_at) return null;
	return held(action.owner, action.due_on, now, (late) =>
		late
			? `${action.owner} was to do this by ${longDate(action.due_on)}. It is ${counted(late, 'day', 'days')} late.`
			: `${action.owner} is to do this by ${longDate(action.due_on)}.`
	);
}

/** Who holds what a decision left open: a proposal, a matter put off, or one passed to somebody else. */
export function decisionHeld(
	decision: DecisionSeen,
	{ organisation, decisions }: Pick<ThreadSeen, 'organisation' | 'decisions'>,
	now: Date
): Held | null {
	const { owner, made_at } = decision;
	const who = owner ?? 'The decision owner';
	if (!made_at) return held(who, null, now, () => `This is proposed. ${who} is to decide.`);
	if (!stands(decision)) return null;
	// What a later decision answered is not left open by this one.
	const later = decisions.slice(decisions.indexOf(decision) + 1).filter(stands);
	const open = decision.influences.filter(
		({ insight_id }) =>
			!later.some(({ influences }) => influences.some((influence) => influence.insight_id === insight_id))
	);
	const referred = [
		...new Set(open.filter(({ kind }) => kind === 'referred').map(({ referred_to }) => referred_to))
	];
	const passed = referred.map((to) => `${capital(to)} has it now. It has promised no day.`);
	const review = open
		.filter(({ kind }) => kind === 'deferred')
		.map(({ review_on }) => review_on!)
		.sort()[0];
	if (!review) {
		return passed.length > 0 ? held(capital(referred[0]!), null, now, () => passed.join(' ')) : null;
	}
	return held(who, review, now, (late) =>
		[
			late
				? `${organisation.name} was to look at this again on ${longDate(review)}. That is ${counted(late, 'day', 'days')} overdue. ${who} holds it.`
				: `${organisation.name} looks at this again on ${longDate(review)}. ${who} holds it.`,
			...passed
		].join(' ')
	);
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function tellingHeld({ telling }: DecisionSeen, now: Date): Held | null {
	if (!telling?.due_on) return null;
	const { due_on, owed, told } = telling;
	return held('The engagement team', due_on, now, (late) =>
		late
			? `${told} of ${counted(owed, 'person has', 'people have')} been told. The rest were due word by ${longDate(due_on)}. The engagement team holds it.`
			: `${told} of ${counted(owed, 'person has', 'people have')} been told. The rest are due word by ${longDate(due_on)}.`
	);
}

/** Made, and neither taken back nor replaced by a later one. */
export const stands = (decision: DecisionSeen) =>
	decision.made_at !== null && decision.reversed_at === null && decision.superseded_at === null;

const AGREES: InfluenceKind[] = ['adopted', 'partly_adopted'];

/** The whole way in order. The page is about the stop that has `here`. */
export function stops(thread: ThreadSeen, now: Date): ThreadStop[] {
	const isHere = ({ kind, id }: Part) => thread.here.kind === kind && thread.here.id === id;
	const at = (part: Part) => ({ key: `${part.kind}-${part.id}`, part, here: isHere(part) });
	const list: ThreadStop[] = [];

	if (thread.contribution) {
		const { contribution } = thread;
		list.push({
			...at({ kind: 'contribution', id: contribution.id }),
			kind: 'given',
			heading: contribution.mine ? 'What you said' : 'What was said',
			...on(contribution.given_on),
			held: null,
			contribution
		});
		if (thread.insights.length === 0 && !contribution.withdrawn_at && !contribution.kept_back) {
			list.push({
				key: 'unused',
				kind: 'waiting',
				heading: 'Not used yet',
				here: false,
				part: null,
				held: held(
					'The engagement team',
					null,
					now,
					() => 'Nothing rests on these words yet. The engagement team holds them.'
				)
			});
		}
	}

	for (const insight of thread.insights) {
		const part = { kind: 'insight', id: insight.id } as const;
		const holding = insightHeld(insight, thread, now);
		if (!thread.contribution) {
			list.push({
				key: `said-${insight.id}`,
				kind: 'said',
				heading: 'What was said',
				...(insight.quotes[0] && on(insight.quotes[0].given_on)),
				here: false,
				part: null,
				held: null,
				insight
			});
		}
		list.push({
			...at(part),
			kind: 'checked',
			heading: checkedHeading(insight, thread),
			...on(insight.agreed_at ?? insight.check_started_at ?? insight.drafted_at),
			held: insight.state === 'agreed' ? null : holding,
			insight
		});
		if (holding && insight.state === 'agreed' && !takenBackOn(insight, thread))
			list.push(waiting(insight, holding));
	}

	for (const decision of thread.decisions) list.push(...decisionStops(decision, thread, at, now));

	// Whoever had an answer that was taken back waits again, after it.
	for (const insight of thread.insights) {
		const day = insight.state === 'agreed' && takenBackOn(insight, thread);
		const holding = day && insightHeld(insight, thread, now);
		if (!holding) continue;
		const sentence = holding.sentence.replace(UNANSWERED, `The answer was taken back on ${longDate(day)}.`);
		list.push(waiting(insight, { ...holding, sentence }));
	}
	return list;
}

/** When its latest answer was taken back: by itself, or by a correction that answers this no longer. */
const takenBackOn = ({ id }: InsightSeen, { decisions }: ThreadSeen) =>
	decisions
		.filter(({ influences }) => influences.some((influence) => influence.insight_id === id))
		.map(({ reversed_at, superseded_at }) => reversed_at ?? superseded_at)
		.filter((moment) => moment !== null)
		.sort()
		.at(-1);

const waiting = (insight: InsightSeen, holding: Held): ThreadStop => ({
	key: `waiting-${insight.id}`,
	kind: 'waiting',
	heading: 'Waiting for an answer',
	...dueDate(holding),
	here: false,
	part: null,
	held: holding
});

/** On the page of somebody who said it, "them" would leave that person out. */
function checkedHeading({ state, my_check }: InsightSeen, { audience, contribution }: ThreadSeen): string {
	if (state === 'draft') return 'Being written';
	if (state === 'superseded') return 'Put in other words';
	const reader = audience === 'own' || contribution?.mine || my_check;
	const who = reader ? 'those who said it' : 'them';
	return state === 'in_check' ? `Being checked with ${who}` : `Checked with ${who}`;
}

function decisionStops(
	decision: DecisionSeen,
	thread: ThreadSeen,
	at: (part: Part) => Pick<Common, 'key' | 'part' | 'here'>,
	now: Date
): ThreadStop[] {
	const list: ThreadStop[] = [
		{
			...at({ kind: 'decision', id: decision.id }),
			kind: 'decided',
			heading: decision.made_at ? 'What was decided' : 'What is proposed',
			...(decision.decided_on && on(decision.decided_on)),
			held: decisionHeld(decision, thread, now),
			decision
		}
	];
	for (const action of decision.actions) {
		// Nothing more is done under a decision that was taken back.
		const holding = decision.reversed_at ? null : actionHeld(action, now);
		const open = decision.reversed_at ? 'What was to be done' : 'What is being done';
		list.push({
			...at({ kind: 'action', id: action.id }),
			kind: 'action',
			heading: action.done_at ? 'What changed' : open,
			...(action.done_at ? on(action.done_at) : holding && dueDate(holding)),
			held: holding,
			action,
			decision
		});
	}
	const agreed = decision.influences.some(({ kind }) => kind && AGREES.includes(kind));
	if (decision.actions.length === 0 && agreed && stands(decision)) {
		const who = decision.owner ?? holdersOf(thread);
		list.push({
			key: `undone-${decision.id}`,
			kind: 'waiting',
			heading: 'Nothing is being done yet',
			here: false,
			part: null,
			held: held(who, null, now, () => `No action has been set. ${who} owns the decision.`)
		});
	}
	// Of a decision that was corrected nobody is told any more: they have word of the correction.
	const telling = decision.telling && !(decision.telling.due_on && decision.superseded_at);
	if (decision.told || (telling && thread.audience !== 'own')) {
		list.push({
			key: `told-${decision.id}`,
			kind: 'told',
			heading: toldHeading(decision),
			...(decision.told?.told_at && on(decision.told.told_at)),
			here: false,
			part: null,
			held: decision.told ? null : tellingHeld(decision, now),
			decision
		});
	}
	return list;
}

function toldHeading({ told, telling }: DecisionSeen): string {
	if (told) return told.told_at ? 'You were told' : 'Telling you';
	return telling?.due_on ? 'Telling those who said it' : 'Those who said it were told';
}

/** Every stop that is somebody's job now, the latest first. */
export function heldNow(list: ThreadStop[]): (ThreadStop & { held: Held })[] {
	return list
		.filter((stop): stop is ThreadStop & { held: Held } => stop.held !== null)
		.sort((a, b) => b.held.late - a.held.late);
}

const on = (iso: string) => ({
	date: longDate(iso),
	datetime: iso.length === 10 ? iso : isoDate(new Date(iso))
});

function dueDate({ due, late }: Held) {
	if (!due) return {};
	return {
		date: late ? `was due ${longDate(due)}, ${counted(late, 'day', 'days')} ago` : `due ${longDate(due)}`,
		datetime: due
	};
}

/** "11 agreed, 1 corrected it, 2 could not be reached." For everyone but those who listen in rounded numbers. */
export function checkSentence(insight: Pick<InsightSeen, 'checks' | 'state'>): string {
	const { checks, state } = insight;
	if (!checks || checks.asked === 0) return 'Nobody was asked.';
	if ('rounded' in checks) return checkShownSentence(checks, state);
	const silent = checks.waiting + checks.unreachable;
	const parts = [
		checks.agree && `${checks.agree} agreed`,
		checks.correct && `${checks.correct} corrected it`,
		checks.object && `${checks.object} objected`,
		state === 'in_check' && checks.waiting && `${checks.waiting} not answered yet`,
		state === 'in_check' && checks.unreachable && `${checks.unreachable} could not be reached`,
		state !== 'in_check' && silent && `${silent} could not be reached or did not answer`
	].filter(Boolean);
	return parts.length ? `${parts.join(', ')}.` : 'Nobody has answered.';
}

/** "Checked with about 10 of the 15 people it rests on: about 10 agree. Figures below 5 are not shown." */
function checkShownSentence(checks: CheckShown, state: InsightSeen['state']): string {
	const { asked, reached, agree, correct, object, silent, before, by } = checks;
	const verb = state === 'in_check' ? 'Being checked' : 'Checked';
	if (asked === null)
		return `${verb} with the people it rests on. They are few, so what each answered is not shown.`;
	const parts = [
		agree && `about ${agree} agree`,
		correct && `about ${correct} correct it`,
		object && `about ${object} object`,
		silent && `about ${silent} ${state === 'in_check' ? 'have not answered yet' : 'did not answer'}`,
		before && `about ${before} had corrected an earlier wording`
	].filter(Boolean);
	const how = waysSentence(by);
	const who =
		reached && reached < asked ? `about ${reached} of the ${asked} people` : `about ${asked} people`;
	return `${verb} with ${who} it rests on${parts.length ? `: ${parts.join(', ')}` : ''}.${how ? ` They answered: about ${how}.` : ''} Figures below 5 are not shown.`;
}

/** "+ 13 others said the same", with what was taken back; null when there is nobody else. */
export function othersSentence({ others, quotes }: Pick<InsightSeen, 'others' | 'quotes'>): string | null {
	if (others === 0) return null;
	if (!quotes.some(({ stance }) => stance === 'for')) {
		return `This rests on ${counted(others, 'contribution', 'contributions')}. The words are not shown here.`;
	}
	return `+ ${counted(others, 'other', 'others')} said the same`;
}

/**
 * The same beside one contribution of the insight's, where the quotes are not drawn: everybody's but its giver's.
 * A contribution that was taken or kept back is not counted among those said.
 */
export function alsoSaidSentence(
	{ said, own, own_against }: Pick<InsightSeen, 'said' | 'own' | 'own_against'>,
	{ withdrawn_at, kept_back }: Pick<ContributionGiven, 'withdrawn_at' | 'kept_back'>
): string | null {
	if (own_against) return 'These words are kept beside it, as said against it.';
	const others = said - Math.max(own, withdrawn_at || kept_back ? 0 : 1);
	return others > 0 ? `+ ${counted(others, 'other', 'others')} said the same` : null;
}

export const takenBackSentence = (count: number) =>
	`${counted(count, 'contribution was', 'contributions were')} taken back.`;
