// The board's table: challenges that their authors took there, and decisions whose influence both sides see differently (R7, R8).
import { days } from '../insights/insight.ts';
import { daysBetween, longDate } from '../platform/dates.ts';
import type { BoardTable, ChallengeRow } from './challenge.ts';
import type { RatingNote } from './rating.ts';

export type Tabled = ChallengeRow & { board: BoardTable };

/** A decision that its owner and those it rests on see two or more steps apart. */
export type Apart = {
	id: string;
	number: number;
	title: string;
	owner_name: string | null;
	owner: number;
	/** The middle of `answers` answers. */
	people: number;
	answers: number;
	notes: RatingNote[];
};

export type TableList = {
	challenges: Tabled[];
	next: { day: string; id: string } | null;
	apart: Apart[];
};

/** How long a challenge waits for the board, or that it is late. In: today as "2026-11-22". */
export function waitsSentence(
	{ due_on, meets_on }: Pick<BoardTable, 'due_on' | 'meets_on'>,
	today: string
): string {
	const late = daysBetween(due_on, today);
	const promised =
		late > 0 ? `Promised by ${longDate(due_on)}, ${days(late)} ago` : `Promised by ${longDate(due_on)}`;
	return meets_on && meets_on >= today
		? `${promised}. It comes to the meeting on ${longDate(meets_on)}.`
		: `${promised}. No meeting to come is named.`;
}
