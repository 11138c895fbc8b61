// The equality duty of a decision: what was known before it, what was weighed at it, what it did in the end (R27; Equality Act 2010 s149).
import { days } from '../insights/insight.ts';
import { daysBetween, longDate } from '../platform/dates.ts';

export type ReviewOutcome = 'as_expected' | 'better' | 'worse' | 'too_early';
export type EqualityReview = {
	on_day: string;
	outcome: ReviewOutcome;
	found: string;
	next_on: string | null;
};

/** What a decision's record says of it, at the desk and in public. */
export type EqualityRecord = {
	equality: string;
	equality_by: string;
	equality_on: string | null;
	due_regard: string;
	mitigation: string;
	impact_review_on: string | null;
	equality_reviews: EqualityReview[];
};

export const REVIEW_OUTCOMES: Record<ReviewOutcome, string> = {
	as_expected: 'As expected',
	better: 'Better than expected',
	worse: 'Worse than expected',
	too_early: 'Too early to say'
};

/** The three aims of the duty, as section 149(1) has them, in plain words. */
export const AIMS = [
	'end discrimination, harassment and victimisation',
	'advance equality of opportunity between people who share a protected characteristic and people who do not',
	'foster good relations between them'
];

/** That a look at what a decision did is late, or null. In: the day it is due, or null, and today; both as "2026-11-22". */
export function lateLook(due: string | null, today: string): string | null {
	const late = due === null ? 0 : daysBetween(due, today);
	return due !== null && late > 0
		? `What it did for equality was to be looked at by ${longDate(due)}, ${days(late)} ago.`
		: null;
}
