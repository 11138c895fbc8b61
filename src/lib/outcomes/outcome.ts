// What is hoped for and what was seen, in words. Pure.
import { addMonths, format, parse } from 'date-fns';
import { longDate } from '../platform/dates.ts';

export type Result = 'moved' | 'partly' | 'not_moved' | 'too_early';

/** As private.outcomes_of answers. */
export type Outcome = {
	id: string;
	hoped: string;
	baseline: string;
	target: string;
	due_on: string;
	/** Null until it could be said. */
	seen_on: string | null;
	result: Result | null;
	what: string | null;
	action_id: string | null;
	measure: { id: string; name: string } | null;
	looks: { seen_on: string; result: Result; what: string; reading: string | null }[];
};
export type OutcomesPage = {
	outcomes: Outcome[];
	measures: { id: string; key: string; name: string }[];
	may: boolean;
};

export const RESULTS: Record<Result, string> = {
	moved: 'It moved as hoped',
	partly: 'It moved in part',
	not_moved: 'It did not move',
	too_early: 'It is too early to say'
};

/** "From 41% to 90%.", "To 90%.", or nothing. */
export function wayWords({ baseline, target }: Pick<Outcome, 'baseline' | 'target'>): string {
	const words = [baseline && `from ${baseline}`, target && `to ${target}`].filter(Boolean).join(' ');
	return words && `${words[0]!.toUpperCase()}${words.slice(1)}.`;
}

/** What stands beside a hope: when it is looked at, that this is late, or what was seen. */
export function stateWords(one: Pick<Outcome, 'seen_on' | 'result' | 'due_on'>, today: string): string {
	if (one.seen_on && one.result) return `${RESULTS[one.result]}, seen on ${longDate(one.seen_on)}`;
	const early = one.result === 'too_early' ? 'It was too early to say. ' : '';
	if (one.due_on < today) return `${early}Should have been looked at by ${longDate(one.due_on)}`;
	return `${early}To be looked at by ${longDate(one.due_on)}`;
}

/** Twelve months after a day, which is when a change is first looked for unless somebody says otherwise. */
export function aYearAfter(day: string): { day: string; month: string; year: string } {
	const then = addMonths(parse(day.slice(0, 10), 'yyyy-MM-dd', new Date(2000, 0, 1)), 12);
	return { day: format(then, 'd'), month: format(then, 'M'), year: format(then, 'yyyy') };
}
