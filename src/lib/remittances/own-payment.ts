// One's own payment in words: what becomes of it, what may still be changed, and its note on paper.
import { longDate } from '../platform/dates.ts';
import { pounds } from '../platform/money.ts';
import type { Paper } from '../statements/paper.server.ts';

export type OwnPayment = {
	id: string;
	claim: string;
	organisation: string;
	reference: string;
	route: 'stripe' | 'bacs' | 'payroll' | 'voucher' | 'cash' | 'organisation';
	pence: number;
	fee_pence: number;
	expense_pence: number;
	state: string;
	held_why: string | null;
	version: number;
	pay_on: string;
	/** The day it was sent or given. */
	paid_on: string | null;
	done_on: string;
	part: number;
	/** Not to a group, charity or organisation that was named. */
	to_me: boolean;
	/** Goes out over one's own limit, as its person said. */
	let_through: boolean;
};
export type Payments = { payments: OwnPayment[]; next: string | null };
export type OnePayment = OwnPayment & {
	moves: { to: string; at: string }[];
	/** Whether the person may change it now. */
	mine: boolean;
	parts: { id: string; pence: number; pay_on: string; state: string }[];
	came_back_at: string | null;
	/** Where it waits for one's own limit: the day from which it goes out by itself; null: not by itself. */
	fits_on: string | null;
};

const HELD: Record<string, string> = {
	'over their own limit': 'It would take you over the limit you set, so it waits.',
	'payee not ready': 'It waits until your bank account is set up.',
	'cooling off': 'Your bank account is new or changed, so it waits a little before it goes there.'
};

/** Whether it went out and stayed out, so that there is a note of it. */
export const wasSent = ({ state }: Pick<OwnPayment, 'state'>) =>
	['paid', 'recorded_paid', 'confirmed'].includes(state);

/** Whether it waits for its person to say what is to be done. */
export const waitsForMe = ({ state, held_why }: Pick<OwnPayment, 'state' | 'held_why'>) =>
	state === 'held' && held_why === 'over their own limit';

/** What happens where its person says nothing. */
export function leftAlone({ fits_on }: Pick<OnePayment, 'fits_on'>): string {
	return fits_on
		? `If you do nothing, it goes out by itself once it fits: from ${longDate(fits_on)}, unless other money is sent to you before it.`
		: 'It does not fit within your limit in the next two months, so it does not go out before you say.';
}

/** What stands now. Sent is never received: what a bank does with it we do not know. */
export function standing({ state, held_why, route, pay_on, paid_on, to_me }: OwnPayment): string {
	const on = paid_on ? ` on ${longDate(paid_on)}` : '';
	switch (state) {
		case 'approved':
		case 'queued':
			return `It is approved, and goes out on ${longDate(pay_on)} or the next working days.`;
		case 'held':
			return (
				HELD[held_why ?? ''] ?? 'It waits for the organisation that pays. There is nothing for you to do.'
			);
		case 'sending':
		case 'accepted':
			return `It is on its way${on}.`;
		case 'unknown':
		case 'needs_person':
			return 'We do not know yet whether it was sent. Somebody is looking; it is not paid twice.';
		case 'handed_to_finance':
			return 'It is with the people who pay it out.';
		case 'paid':
		case 'recorded_paid':
		case 'confirmed':
			return sentSentence(route, on, to_me);
		case 'voided':
			return 'It was stopped before it was sent. Nothing was paid.';
		case 'replaced':
			return 'Another payment has taken its place.';
		default:
			return 'It did not reach the account, or came back. It is not lost: you are still owed it.';
	}
}

function sentSentence(route: OwnPayment['route'], on: string, toMe: boolean): string {
	if (!toMe) return `Sent${on} to whom you named.`;
	if (route === 'stripe') return `Sent to your bank${on}, usually there within two hours.`;
	if (route === 'bacs') return `Sent to your bank${on}, usually there within three working days.`;
	if (route === 'voucher' || route === 'cash') return `Given to you${on}.`;
	return `Sent${on}.`;
}

const MOVES: Record<string, string> = {
	approved: 'Approved',
	queued: 'In the queue',
	held: 'Waiting',
	sending: 'Being sent',
	accepted: 'On its way',
	handed_to_finance: 'With the people who pay it out',
	paid: 'Sent',
	recorded_paid: 'Sent',
	confirmed: 'Confirmed',
	returned: 'Came back',
	reversed: 'Taken back',
	voided: 'Stopped',
	replaced: 'Another took its place'
};

/** A move as its person reads it. */
export const moveName = (to: string) => MOVES[to] ?? 'Being looked at';

/** What it is made of. */
export function madeOf({
	fee_pence,
	expense_pence
}: Pick<OwnPayment, 'fee_pence' | 'expense_pence'>): string {
	return [
		fee_pence > 0 && `${pounds(fee_pence)} for taking part`,
		expense_pence > 0 && `${pounds(expense_pence)} for what you spent`
	]
		.filter(Boolean)
		.join(', and ');
}

/** The note of a payment that was sent; a correction once it came back (payments.md 5.3). */
export function noteOf(payment: OnePayment): Paper {
	const { reference, organisation, pence, done_on, came_back_at } = payment;
	return {
		title: came_back_at ? 'A payment that came back' : 'Note of a payment',
		lead: [
			`${organisation}, reference ${reference}.`,
			standing(payment),
			`${pounds(pence)}: ${madeOf(payment)}. It is for ${longDate(done_on)}.`,
			came_back_at
				? `It came back on ${longDate(came_back_at)}. This note takes the place of the one before: nothing was paid by it.`
				: `If something is wrong, ask ${organisation} and give the reference.`
		]
	};
}
