// What people are owed word of, and what may be said in it: no words of anybody, no reason, nothing sensitive (R51).
import type { ContactBy } from '../people/person.ts';

export const KINDS = [
	'workshop_invited',
	'registration_confirmed',
	'waiting_listed',
	'place_offered',
	'offer_lapsed',
	'place_cancelled',
	'workshop_changed',
	'workshop_cancelled',
	'workshop_reminder',
	'thanks',
	'summary_ready',
	'consultation_saved',
	'consultation_answered',
	'consultation_reported',
	'hours_confirmed',
	'alert_waiting',
	'words_ended',
	'consent_renewal',
	'check_asked',
	'check_reminder',
	'request_received',
	'request_acknowledged',
	'request_answered',
	'words_taken_back',
	'by_hand_ready',
	'bank_changed',
	'bank_needs_you',
	'payments_stopped',
	'log_incident',
	'payment_sent',
	'payment_came_back',
	'budget_short',
	'weekly_digest'
] as const;
export type Kind = (typeof KINDS)[number];

/** All that a message may say, as the database's list (private.is_message_facts). Moments are ISO, `path` is on our site. */
export type Facts = {
	/** The neutral title, which anybody may read over a shoulder. */
	title?: string;
	/** Who runs it, where that is not who tells. */
	host?: string;
	starts_at?: string;
	ends_at?: string;
	place?: string;
	online?: boolean;
	was_starts_at?: string;
	was_ends_at?: string;
	was_place?: string;
	was_online?: boolean;
	changed?: ('time' | 'place' | 'link')[];
	answer_by?: string;
	place_in_line?: number;
	reading_by?: string;
	due_on?: string;
	minutes?: number;
	code?: string;
	path?: string;
	until?: string;
	support?: string;
	/** Of a payment, for whoever asks about it. */
	reference?: string;
	/** There is a place, and no money left to pay for it. */
	for_money?: boolean;
	/** Of what somebody answers for: how much is past its day, and how much is due within a week. */
	late?: number;
	soon?: number;
};

export type Teller = { organisation: string; crisis: { name: string; contact: string }[] };

/** An e-mail that is due, as private.next_email answers it. */
export type Email = Teller & { id: string; kind: Kind; facts: Facts; to: string };

export type ToTell = {
	id: string;
	kind: Kind;
	facts: Facts;
	due_at: string;
	channel: ContactBy;
	/** An e-mail that could not be sent. */
	failed: boolean;
	not_reached: number;
	not_reached_at: string | null;
	person: {
		id: string;
		name: string | null;
		contact_by: ContactBy;
		contact: string | null;
		language: string;
		account: boolean;
	};
};

export type ToTellList = {
	messages: ToTell[];
	/** The last one of this page, if there are more. */
	next: string | null;
	counts: Partial<Record<ContactBy, number>>;
};

/** What the message is about, for whoever tells it. */
export const ABOUT: Record<Kind, string> = {
	workshop_invited: 'They are invited',
	registration_confirmed: 'They have a place',
	waiting_listed: 'They are on the waiting list',
	place_offered: 'A place has come free for them',
	offer_lapsed: 'Their offer ran out',
	place_cancelled: 'Their place is cancelled',
	workshop_changed: 'Something has changed',
	workshop_cancelled: 'It will not take place',
	workshop_reminder: 'A reminder',
	thanks: 'Thanks, and what happens next',
	summary_ready: 'What was said is written up',
	consultation_saved: 'Their answers are kept',
	consultation_answered: 'We have their answers',
	consultation_reported: 'What we heard is written up',
	hours_confirmed: 'Their hours are confirmed',
	alert_waiting: 'Something waits for them here',
	words_ended: 'Something they answer for has changed',
	consent_renewal: 'Ask whether a yes is to be kept',
	check_asked: 'Ask them whether we understood',
	check_reminder: 'Remind them that we asked',
	request_received: 'We have what they asked',
	request_acknowledged: 'We are looking into what they asked',
	request_answered: 'What they asked is answered',
	words_taken_back: 'Something they told us was taken back for them',
	by_hand_ready: 'What they are paid by hand is ready',
	bank_changed: 'Where their payments go was changed',
	bank_needs_you: 'Something is needed before they can be paid',
	payments_stopped: 'Sending of payments has stopped',
	log_incident: 'A check of the record failed',
	payment_sent: 'A payment of theirs was sent',
	payment_came_back: 'A payment of theirs came back',
	budget_short: 'People wait for money, not for a place',
	weekly_digest: 'What is due and late with them, once a week'
};

export const HOW = ['by phone', 'by text', 'in person', 'printed', 'through the partner', 'email'] as const;
export type How = (typeof HOW)[number];

export const HOW_WORDS: Record<How, string> = {
	'by phone': 'By phone',
	'by text': 'By text',
	'in person': 'In person',
	printed: 'By letter',
	'through the partner': 'Through their group',
	email: 'By email'
};

const FIRST: Partial<Record<ContactBy, How>> = {
	phone: 'by phone',
	text: 'by text',
	letter: 'printed',
	partner: 'through the partner',
	email: 'email'
};

/** The ways to have told somebody, the one they asked for first. */
export function waysFor(contactBy: ContactBy): How[] {
	const first = FIRST[contactBy] ?? 'in person';
	return [first, ...HOW.filter((how) => how !== first)];
}

/** An address as the lines of an envelope, however it was typed. */
export function addressLines(name: string | null, contact: string | null): string[] {
	const lines = (contact ?? '').split(/\n|,\s*/).map((line) => line.trim());
	return [name ?? '', ...lines].filter((line, index, all) => line !== '' && all.indexOf(line) === index);
}

/** A number as a telephone dials it: without what makes it readable, and without the nought that follows +44 for people. */
export const dialled = (contact: string) =>
	contact
		.trim()
		.replace('(0)', '')
		.replace(/(?!^\+)\D/g, '');

/** Opens a text to them with the words in it, on the phone of whoever sends it. Nothing of it goes through us. */
export function textLink(contact: string, paragraphs: string[]): string {
	// With both marks, since telephones differ: RFC 5724 has the first, older ones want the second.
	return `sms:${dialled(contact)}?&body=${encodeURIComponent(paragraphs.join('\n'))}`;
}
