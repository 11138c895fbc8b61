// Time that people gave to a programme, in their own log.
import { inHours } from '../workshops/offer.ts';

export type HoursState = 'logged' | 'returned' | 'confirmed' | 'corrected';

/** The minutes of one entry: preparing, the way there and what comes after count too (R55). */
export type Minutes = { session: number; preparation: number; travel: number; follow_up: number };

export type Entry = Minutes & {
	id: string;
	programme_id: string;
	programme: string;
	workshop_id: string | null;
	workshop: string | null;
	activity: Activity;
	what: string;
	done_on: string;
	minutes: number;
	state: HoursState;
	return_note: string | null;
	confirmed_at: string | null;
	corrects_id: string | null;
	/** The entry that is to stand in its place. */
	corrected_by: string | null;
};

/** A workshop somebody came to and has not logged. */
export type Suggestion = {
	registration: string;
	workshop: string;
	title: string;
	programme: string;
	done_on: string;
	session: number;
	preparation: number;
};

export type MyHours = {
	hours: Entry[];
	next: string | null;
	totals: { month: string; confirmed: number; waiting: number }[];
	suggested: Suggestion[];
	programmes: { id: string; title: string }[];
	workshops: { id: string; title: string; held_on: string }[];
};

/** An entry as those read it who confirm it. */
export type EntryToConfirm = Minutes & {
	id: string;
	version: number;
	name: string;
	programme: string;
	workshop: string | null;
	/** The room's own list says that they were there. */
	seen: boolean;
	activity: Activity;
	what: string;
	done_on: string;
	minutes: number;
	mine: boolean;
	confirmed_at: string | null;
	corrects: { minutes: number } | null;
};
export type ToConfirm = { hours: EntryToConfirm[]; next: string | null; waiting: number };

export const ACTIVITIES = {
	workshop: 'A workshop',
	meeting: 'A meeting',
	preparation: 'Preparing',
	reading: 'Reading documents',
	interview_panel: 'An interview panel',
	training: 'Training',
	other: 'Something else'
} as const;
export type Activity = keyof typeof ACTIVITIES;

export const PARTS: Record<keyof Minutes, string> = {
	session: 'The session itself',
	preparation: 'Preparing',
	travel: 'Travelling',
	follow_up: 'Following up'
};

export const STATE_NAMES: Record<HoursState, string> = {
	logged: 'Waits to be confirmed',
	returned: 'Given back to you',
	confirmed: 'Confirmed',
	corrected: 'Corrected'
};

/** "2 hours session, 1 hour preparing": the parts that took any time. */
export function partsInWords(minutes: Minutes): string {
	const words: Record<keyof Minutes, string> = {
		session: 'session',
		preparation: 'preparing',
		travel: 'travelling',
		follow_up: 'following up'
	};
	return (Object.keys(words) as (keyof Minutes)[])
		.filter((part) => minutes[part] > 0)
		.map((part) => `${inHours(minutes[part])} ${words[part]}`)
		.join(', ');
}

/** What an entry was about, in a few words. */
export function about({ activity, workshop, what }: Pick<Entry, 'activity' | 'workshop' | 'what'>): string {
	return workshop ?? (what || ACTIVITIES[activity]);
}

/** Whether its owner may still change it. */
export function isOpen({ state }: Pick<Entry, 'state'>): boolean {
	return state === 'logged' || state === 'returned';
}

/** Minutes as two boxes of a form: 150 is 2 and 30, nothing is empty. */
export function asBoxes(minutes: number): { hours: string; minutes: string } {
	if (!minutes) return { hours: '', minutes: '' };
	return { hours: String(Math.floor(minutes / 60)), minutes: String(minutes % 60) };
}

const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "March 2026", of "2026-03" */
export function monthName(month: string): string {
	return MONTHS.format(new Date(`${month}-01T12:00Z`));
}
