// By what rule a programme agrees its insights, and what the rule says in words. The database keeps the rule that stood when a
// check began and decides by it (private.require_checked).
import { longDate } from '../platform/dates.ts';

export type Waits = 'all_or_days' | 'days' | 'all';
export type CheckRule = {
	waits: Waits;
	/** Each objection is answered in writing first. */
	objections_answered: boolean;
	/** Of those asked, how many in a hundred must have answered. */
	least_share: number;
};
export type SetRule = CheckRule & { reason: string; set_at: string };

export const WAITS: Record<Waits, { name: string; means: string }> = {
	all_or_days: {
		name: 'Until everyone who can be reached has answered, or the days are over',
		means: 'Whichever comes first'
	},
	days: {
		name: 'Until the days are over, also when everyone has answered',
		means: 'Everyone has the same time to change their mind'
	},
	all: {
		name: 'Until everyone who can be reached has answered, however long that takes',
		means: 'Nothing is agreed over the head of somebody who could be asked'
	}
};

/** The whole rule as sentences, with the days that people have. */
export function ruleSentences(rule: CheckRule, days: number): string[] {
	const have = days === 1 ? '1 day' : `${days} days`;
	return [
		{
			all_or_days: `People have ${have} to answer. It can be agreed sooner when everyone who can be reached has answered.`,
			days: `People have ${have} to answer, and nothing is agreed before that.`,
			all: 'Nothing is agreed before everyone who can be reached has answered.'
		}[rule.waits],
		rule.objections_answered
			? 'Every objection is answered in writing first.'
			: 'An objection stands beside it, and does not have to be answered first.',
		...(rule.least_share > 0 ? [`At least ${rule.least_share} of every 100 people asked have answered.`] : [])
	];
}

/** When it will be agreed, to those who do not agree it themselves. */
export function whenSentence(rule: CheckRule, until: string | null): string {
	const day = until ? longDate(until) : 'the end of the check';
	const when = {
		all_or_days: `when everyone who can be reached has answered, or from ${day} without them`,
		days: `from ${day}`,
		all: 'when everyone who can be reached has answered'
	}[rule.waits];
	return `An engagement lead agrees it ${when}.${rule.objections_answered ? ' Objections are answered in writing first.' : ''}`;
}
