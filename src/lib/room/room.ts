// The room on the day: who is here, what is said, and what may be noted at this moment.
import { isoDate, longDate } from '../platform/dates.ts';
import { sentenceFor } from '../platform/done.ts';
import type { Attribution, Use } from '../contributions/contribution.ts';
import type { State } from '../registrations/registration.ts';
import type { AgendaItem, WorkshopState } from '../workshops/workshop.ts';

export const SHOW = ['coming', 'here', 'others'] as const;
export type Show = (typeof SHOW)[number];
export const FACTS = ['arrived', 'left_early', 'not_here_after_all'] as const;
export type Fact = (typeof FACTS)[number];

/** Somebody by the name for the day: all that the room is told of who they are. */
export type PersonHere = {
	id: string;
	called: string;
	state: State;
	attended_at: string | null;
	left_early_at: string | null;
	how: 'by the person' | 'on behalf' | 'walked in';
};

type RoomWorkshop = {
	id: string;
	title: string;
	state: WorkshopState;
	held_on: string;
	/** When the limits of confidentiality were said aloud (R47); null: not yet. */
	limits_said_at: string | null;
};

export type Room = {
	now: string;
	workshop: RoomWorkshop & {
		starts_at: string | null;
		ends_at: string | null;
		capacity: number | null;
		content_note: string;
		support_contact: string;
		organisation: { id: string; slug: string; name: string };
	};
	agenda: AgendaItem[];
	counts: Record<'coming' | 'here' | 'left' | 'others' | 'unnamed', number>;
	people: PersonHere[];
	/** The last one of this page, where there are more. */
	next: string | null;
	groups: { id: string; people: number; note: string; counted_at: string }[];
	/** One's own words that are kept and not recorded yet. */
	drafts: { id: string; beginning: string; saved_at: string }[];
};

/** What a person answered when the reader last wrote for them in this workshop. */
export type AnswersBefore = {
	contribution: string;
	attribution: Attribution;
	shown_as: string | null;
	months: '12' | '24';
	consents: Partial<Record<Use, boolean>>;
};

export type RoomDraft = {
	workshop: RoomWorkshop;
	answers: { words?: string; kind?: string; lang?: string; who?: string; content_note?: string };
	saved_at: string | null;
	/** These words are a contribution by now: only its slip is left to see. */
	recorded: boolean;
	who: string | null;
	present: { id: string; called: string }[];
	before: AnswersBefore | null;
};

/** Why nothing may be noted in this room at this moment, as a sentence; null if it may. */
export function whyNoRoom(
	{ state, held_on }: Pick<RoomWorkshop, 'state' | 'held_on'>,
	now: Date
): string | null {
	if (state === 'cancelled') return 'This workshop was cancelled. Nothing is noted here.';
	if (state === 'draft') return 'This workshop is still being planned. The room opens on its day.';
	if (state === 'held' || state === 'written_up')
		return 'Attendance is closed. Who came is noted on the page of what happens afterwards.';
	// ISO days compare as text.
	if (held_on > isoDate(now))
		return `The room opens on ${longDate(held_on)}. Until then you can look around.`;
	return null;
}

/** Whether words may be written down: from the day on, once the limits were said, and also after attendance is closed. */
export function mayListen(workshop: RoomWorkshop, now: Date): boolean {
	const { state, held_on, limits_said_at } = workshop;
	return limits_said_at !== null && state !== 'draft' && state !== 'cancelled' && held_on <= isoDate(now);
}

/** "12 people here, 2 of them gone again, and 5 more without a name" */
export function hereWords({ here, left, unnamed }: Room['counts']): string {
	return [
		here === 1 ? '1 person here' : `${here} people here`,
		left ? `${left} of them gone again` : '',
		unnamed ? `and ${unnamed} more without a name` : ''
	]
		.filter(Boolean)
		.join(', ');
}

/** Whether as many are here as there are places: whoever comes now is for those in the room to decide. */
export function isFull({ workshop, counts }: Pick<Room, 'workshop' | 'counts'>): boolean {
	return workshop.capacity !== null && counts.here - counts.left + counts.unnamed >= workshop.capacity;
}

const DONE = {
	limits: 'Noted: you have said it to the room.',
	arrived: 'Checked in.',
	left_early: 'Noted that they left. They are paid in full.',
	not_here_after_all: 'Taken back: they are not checked in.',
	counted: 'Counted.',
	uncounted: 'That count is taken back.',
	kept: 'Your words are kept. They are not recorded yet.',
	thrown: 'The words you had begun are gone.'
} as const;

/** The sentence for `?done=`; nothing for a word we do not know. */
export function roomDone(url: URL): string | undefined {
	return sentenceFor(DONE, url.searchParams.get('done'));
}
