// A place asked for at a workshop, and what became of it: what pages are told, and how it is said.
import type { ContactBy } from '../people/person.ts';
import { longDate } from '../platform/dates.ts';
import type { Need } from '../people/needs.ts';
import type { Offer } from '../workshops/offer.ts';
import type { How } from '../workshops/workshop.ts';

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
	/** Whoever is signed in, with what their passport says; null for nobody. */
	me: {
		called: string;
		contact_by: ContactBy;
		contact: string;
		language: string;
		needs: { category: Need; detail: string }[];
		pay: { choice: PayChoice; payee: string | null } | null;
	} | null;
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
export type Pay = { choice: PayChoice; pence?: number | null; payee: string | null };
export type Met = 'yes' | 'partly' | 'no';

export type MyNeed = {
	id: string;
	category: Need;
	detail: string;
	arranged_at: string | null;
	met: Met | null;
};

/** A registration's own page (public.my_place). */
export type MyPlace = {
	id: string;
	called: string;
	state: State;
	place_in_line: number | null;
	/** There is a place, and no money left to pay for it. */
	for_money: boolean;
	answer_by: string | null;
	cancelled_how: string | null;
	offer: Offer | null;
	/** Signed in, or by a code that nobody else has seen: what they chose to be paid is shown. */
	whole: boolean;
	pay: Pay | null;
	contact_by: ContactBy;
	known_by: string;
	/** The workshop was cancelled so late that they are owed what was offered. */
	paid_late: boolean;
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

/** Who comes, for those who run it (public.workshop_people). */
export type WorkshopPeople = {
	workshop: {
		id: string;
		title: string;
		starts_at: string;
		ends_at: string;
		state: string;
		capacity: number | null;
		offer: Offer | null;
	};
	counts: {
		name: string;
		slug: string;
		reserved: number;
		reserved_until: string | null;
		invited: number;
		coming: number;
		offered: number;
		waiting: number;
		gone: number;
	}[];
	registrations: ListedRegistration[];
	/** The number to go on from, where there are more. */
	next: number | null;
	unowned: number;
};

export type Counts = WorkshopPeople['counts'][number];

export type ListedRegistration = {
	id: string;
	number: number;
	/** The name for the day: all that others than those who know the person see. */
	called: string;
	state: State;
	how: 'by the person' | 'on behalf' | 'walked in';
	known_by: string;
	mine: boolean;
	name: string | null;
	contact_by: ContactBy | null;
	answer_by: string | null;
	place_in_line: number | null;
	needs: number;
};

export type Which = 'coming' | 'waiting' | 'gone';

/** One's own people, to invite and to register (public.people_to_invite). */
export type ToInvite = {
	workshop: { id: string; title: string; starts_at: string; state: string; offer: Offer | null };
	people: {
		id: string;
		name: string;
		contact_by: ContactBy;
		invited_at: string | null;
		declined_at: string | null;
		state: State | null;
	}[];
	next: string | null;
};

export type NeedTask = {
	id: string;
	category: Need;
	detail: string;
	called: string;
	known_by: string;
	state: State;
	owner: { id: string; name: string } | null;
	arranged_at: string | null;
	met: Met | null;
	met_said_by: 'the person' | 'staff' | null;
	reviewed_at: string | null;
};

/** What people who come need, as tasks (public.workshop_needs). */
export type WorkshopNeeds = {
	workshop: { id: string; title: string; starts_at: string; state: string; begun: boolean };
	needs: NeedTask[];
	next: string | null;
	owners: { id: string; name: string; organisation: string }[];
	unowned: number;
};

/** The registration of somebody of one's own list (public.registration_at). */
export type RegistrationAt = {
	id: string;
	called: string;
	name: string | null;
	contact_by: ContactBy;
	state: State;
	place_in_line: number | null;
	answer_by: string | null;
	offer: Offer | null;
	how: string;
	organisation: string;
	workshop: { id: string; title: string; starts_at: string; ends_at: string; state: string };
	/** It can still be changed. */
	standing: boolean;
	needs: { category: Need; detail: string }[];
};

/** The state of one's own place in a few words. */
export const STATE_WORDS: Record<State, string> = {
	asked: 'You asked for a place',
	waiting: 'You are on the waiting list',
	offered: 'A place is free for you',
	accepted: 'You have a place',
	lapsed: 'The place went to somebody else',
	cancelled: 'You gave your place back',
	attended: 'You were there',
	left_early: 'You were there',
	absent: 'You were not there'
};

/** The same of somebody else's. */
export const STATE_OF: Record<State, string> = {
	asked: 'Asked for a place',
	waiting: 'Waiting',
	offered: 'Offered a place',
	accepted: 'Coming',
	lapsed: 'Did not answer in time',
	cancelled: 'Gave the place back',
	attended: 'Was there',
	left_early: 'Was there',
	absent: 'Was not there'
};

type Standing = Pick<MyPlace, 'state' | 'cancelled_how' | 'begun'> & { workshop: { state: string } };

/** What the state of a place is called on its own page: a workshop that was cancelled says so before anything else. */
export function placeWords({ state, cancelled_how, workshop }: Standing): string {
	if (workshop.state === 'cancelled') return 'It will not take place';
	if (state === 'cancelled' && cancelled_how === 'at their request') return 'Your place is cancelled';
	return STATE_WORDS[state];
}

/** How the person is reached about it, said to themselves. */
export function reachWords({ contact_by, known_by }: Pick<MyPlace, 'contact_by' | 'known_by'>): string {
	const by: Record<ContactBy, string> = {
		email: `By email, from ${known_by}`,
		phone: `By phone: ${known_by} rings you`,
		text: `By text message, from ${known_by}`,
		letter: `By letter, from ${known_by}`,
		partner: `Through somebody you named, whom ${known_by} asks to tell you in person`,
		none: 'Not at all, as you asked. This page tells you what changes'
	};
	return by[contact_by];
}

/** Whether a place, an offer or the wait still stands, so that it can be changed. */
export function stands({ state, begun, workshop }: Standing): boolean {
	return (
		!begun &&
		['open', 'closed'].includes(workshop.state) &&
		['asked', 'waiting', 'offered', 'accepted'].includes(state)
	);
}

/** How many of an organisation's people there are, in one line: what is nought is left out, but who comes. */
export function countWords({
	coming,
	offered,
	waiting,
	gone,
	invited,
	reserved,
	reserved_until
}: Counts): string {
	const until = reserved_until ? ` until ${longDate(reserved_until)}` : '';
	return [
		`${coming} coming`,
		offered && `${offered} offered a place`,
		waiting && `${waiting} waiting`,
		gone && `${gone} gave it back`,
		invited && `${invited} invited`,
		reserved && `${reserved} ${reserved === 1 ? 'place' : 'places'} kept${until}`
	]
		.filter(Boolean)
		.join(' · ');
}
