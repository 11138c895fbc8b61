// A challenge: "not resolved" or "not what I meant", in the words of the one who says it, beside the trust's own.
import { days } from '../insights/insight.ts';
import { mayAs, type Role } from '../people/me.ts';
import { longDate } from '../platform/dates.ts';

export type Standing = 'contributor' | 'co_chair' | 'advisor';
export type ChallengeOutcome = 'upheld' | 'partly' | 'not';

/** A co-chair's own words beside the board's answer. */
export type BoardStatement = { id: string; words: string | null; shown_as: string; written_at: string };

/** What became of a challenge on the board's table; null where its author did not take it there. */
export type BoardTable = {
	/** By when it comes to a meeting. */
	due_on: string;
	/** The meeting it is to come to. */
	meets_on: string | null;
	outcome: ChallengeOutcome | null;
	answer: string | null;
	body: string | null;
	met_on: string | null;
	settled_at: string | null;
	statements: BoardStatement[];
};

export type Challenge = {
	id: string;
	/** Null when its author has taken it back. */
	words: string | null;
	shown_as: string;
	standing: Standing;
	raised_at: string;
	acknowledged_at: string | null;
	answer: string | null;
	outcome: ChallengeOutcome | null;
	answered_at: string | null;
	closed_at: string | null;
	escalated_at: string | null;
	taken_back_at: string | null;
	board: BoardTable | null;
	insight_id?: string | null;
};

export type ChallengeRow = Challenge & {
	/** Whole days since it was raised. */
	days: number;
	about: { kind: 'insight' | 'decision'; id: string; number: number; title: string };
	trust: { slug: string; name: string };
};

export type Subject = ChallengeRow['about'] & { trust: ChallengeRow['trust']; standing: Standing | null };

export const OUTCOMES: Record<ChallengeOutcome, string> = {
	upheld: 'The trust agrees with this',
	partly: 'The trust agrees in part',
	not: 'The trust does not agree'
};

export const BOARD_OUTCOMES: Record<ChallengeOutcome, string> = {
	upheld: 'The board agrees with this',
	partly: 'The board agrees in part',
	not: 'The board does not agree'
};

export const STANDINGS: Record<Standing, string> = {
	contributor: 'whose words this rests on',
	co_chair: 'community co-chair',
	advisor: 'community advisor'
};

export type WhyNotAnswer = 'taken-back' | 'already-answered' | 'not-yours-to-answer';

/** Why this person may not answer this challenge, or null if they may. */
export function whyNotAnswer(
	{ answered_at, taken_back_at }: Pick<Challenge, 'answered_at' | 'taken_back_at'>,
	roles: Role[]
): WhyNotAnswer | null {
	if (taken_back_at) return 'taken-back';
	if (answered_at) return 'already-answered';
	if (!mayAs(roles, 'engagement_lead', 'decision_owner')) return 'not-yours-to-answer';
	return null;
}

/** What the list calls the way to a challenge, so that nobody looks for an answer's field where there is none. */
export function readLabel(
	challenge: Pick<Challenge, 'answered_at' | 'taken_back_at'>,
	roles: Role[]
): string {
	return whyNotAnswer(challenge, roles) === null ? 'Read and answer' : 'Read it';
}

export type AuthorVerb = 'close' | 'escalate' | 'take_back';

/** What its author may still do with it. */
export function authorMay(challenge: Challenge): AuthorVerb[] {
	if (challenge.taken_back_at) return [];
	return [
		...(challenge.closed_at ? [] : (['close'] as const)),
		...(challenge.answered_at && !challenge.escalated_at && !challenge.closed_at
			? (['escalate'] as const)
			: []),
		'take_back'
	];
}

/** Where it stands with the board, while that has not answered. */
export function boardSentence({ due_on, meets_on }: Pick<BoardTable, 'due_on' | 'meets_on'>): string {
	return meets_on
		? `The meeting named for it is on ${longDate(meets_on)}. It was promised by ${longDate(due_on)}.`
		: `The board has not answered yet. It comes to a meeting by ${longDate(due_on)}.`;
}

export type WhyNotSettle =
	'not-tabled' | 'already-settled' | 'closed' | 'taken-back' | 'not-a-decision-owner';

/** Why this person may not record the board's answer, or null if they may (after a fresh sign-in). */
export function whyNotSettle(
	{ board, closed_at, taken_back_at }: Pick<Challenge, 'board' | 'closed_at' | 'taken_back_at'>,
	roles: Role[]
): WhyNotSettle | null {
	if (taken_back_at) return 'taken-back';
	if (!board) return 'not-tabled';
	if (board.settled_at) return 'already-settled';
	if (closed_at) return 'closed';
	if (!mayAs(roles, 'decision_owner')) return 'not-a-decision-owner';
	return null;
}

/** How old it is and who has to act, in a sentence. */
export function challengeSentence(
	challenge: Pick<
		ChallengeRow,
		'days' | 'acknowledged_at' | 'answered_at' | 'closed_at' | 'escalated_at' | 'taken_back_at' | 'board'
	>
): string {
	const { acknowledged_at, answered_at, closed_at, escalated_at, taken_back_at } = challenge;
	if (taken_back_at) return `Taken back by the one who raised it, ${longDate(taken_back_at)}.`;
	if (closed_at) return `Closed by the one who raised it, ${longDate(closed_at)}.`;
	if (challenge.board?.settled_at) return `The board answered on ${longDate(challenge.board.settled_at)}.`;
	if (escalated_at) return `Taken to the board by the one who raised it, ${longDate(escalated_at)}.`;
	if (answered_at) return `The trust answered on ${longDate(answered_at)}.`;
	const age = challenge.days === 0 ? 'Raised today' : `Raised ${days(challenge.days)} ago`;
	return acknowledged_at
		? `${age}. The trust has read it and owes an answer.`
		: `${age}. Nobody has said yet that they have read it.`;
}
