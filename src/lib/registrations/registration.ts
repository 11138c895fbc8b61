// A place asked for at a workshop, and what became of it: what pages are told, and how it is said.
import type { ContactBy } from '../people/person.ts';
import type { Need } from '../people/needs.ts';

export type State =
	| 'asked'
	| 'waiting'
	| 'offered'
	| 'accepted'
	| 'lapsed'
	| 'cancelled'
	| 'attended'
	| 'left_early'
	| 'absent';

export type How = 'in_person' | 'online' | 'both';

/** What is offered for taking part, as it was shown (R53). Null: not paid. */
export type Offer = {
	task: string;
	minutes: number;
	preparation_minutes: number;
	pence: number;
	expenses?: string | null;
	paid_within_days: number;
};

type Crisis = { name: string; contact: string }[];
export type Trust = { name: string; slug: string; crisis: Crisis };

/** What an opened workshop says in public (public.workshop). */
export type PublicWorkshop = {
	id: string;
	title: string;
	share_title: string;
	purpose: string;
	can_change: string;
	cannot_change: string;
	ladder_step: number | null;
	starts_at: string;
	ends_at: string;
	how: How;
	area: string;
	access_notes: string;
	languages: string[];
	interpreters: string;
	offer: Offer | null;
	content_note: string;
	support_contact: string;
	debrief: string;
	state: 'open' | 'closed' | 'held' | 'written_up' | 'cancelled';
	/** One may register now. */
	open: boolean;
	/** Whoever registers now goes on the waiting list. */
	full: boolean;
	hear_by: string;
	answer_days: number;
	organisation: Trust;
	hosts: { name: string; slug: string }[];
};

export type TakePart = {
	organisation: Trust;
	workshops: {
		id: string;
		title: string;
		starts_at: string;
		ends_at: string;
		how: How;
		area: string;
		paid: boolean;
		full: boolean;
	}[];
	consultations: { id: string; title: string; closes_on: string }[];
};

export type BeforeRegistering = {
	workshop: PublicWorkshop;
	/** Who will know whoever registers. */
	by: { name: string; slug: string };
	me: { called: string; contact_by: ContactBy; contact: string; language: string } | null;
	registration: string | null;
};

/** The part of a workshop that those read who may come; where it is only once they have a place. */
export type PlaceAt = {
	id: string;
	title: string;
	share_title: string;
	starts_at: string;
	ends_at: string;
	how: How;
	area: string;
	state: string;
	sequence: number;
	changed_at: string;
	support_contact: string;
	content_note: string;
	organisation: Trust;
	place?: string;
	directions?: string;
	online_link?: string;
	access_notes?: string;
	reading?: string;
	read_by?: string | null;
};

export type PayChoice = 'full' | 'less' | 'none' | 'charity' | 'expenses_only';
export type Pay = { choice: PayChoice; pence: number | null; payee: string | null };
export type Met = 'yes' | 'partly' | 'no';

export type MyNeed = { id: string; category: Need; detail: string; arranged_at: string | null; met: Met | null };

/** A registration's own page (public.my_place). */
export type MyPlace = {
	id: string;
	called: string;
	state: State;
	place_in_line: number | null;
	answer_by: string | null;
	cancelled_how: string | null;
	offer: Offer | null;
	/** The code is the person's own first one, or they are signed in: what they chose to be paid is shown. */
	whole: boolean;
	pay: Pay | null;
	contact_by: ContactBy;
	known_by: string;
	/** The day has come. */
	begun: boolean;
	workshop: PlaceAt;
	agenda: { title: string; minutes: number; content_note: string }[];
	needs: MyNeed[];
};

/** One's own registrations and invitations (public.my_registrations): first what is to come, by day; then what was. */
export type Mine = {
	registrations: {
		/** Leads to its page when signed in: /registrations/<id>. */
		id: string;
		state: State;
		place_in_line: number | null;
		answer_by: string | null;
		offer: Offer | null;
		workshop: PlaceAt;
	}[];
	invitations: {
		id: string;
		/** The slug of the host whose list it is: the form is at /workshops/<workshop>/register?by=<slug>. */
		by: string;
		known_by: string;
		workshop: {
			id: string;
			title: string;
			starts_at: string;
			ends_at: string;
			how: How;
			area: string;
			paid: boolean;
		};
	}[];
};

/** The state of one's own place in a few words. */
export const STATE_WORDS: Record<State, string> = {
	asked: 'Asked for',
	waiting: 'On the waiting list',
	offered: 'A place is free for you',
	accepted: 'You have a place',
	lapsed: 'The place went to somebody else',
	cancelled: 'Cancelled',
	attended: 'You were there',
	left_early: 'You were there',
	absent: 'You were not there'
};
