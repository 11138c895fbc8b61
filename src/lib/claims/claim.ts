// What somebody is owed: what for, what they want done with it, where it is on its way to them, and whose turn it is.
import type { Pay, PayChoice } from '../registrations/registration.ts';
import { longDate } from '../platform/dates.ts';
import { pounds } from '../platform/money.ts';
import type { Route } from '../payments/payment.ts';
import type { Offer } from '../workshops/offer.ts';

/** One sending of money, as the person reads it: not why it waits. */
export type ClaimPayment = {
	id: string;
	reference: string;
	state: string;
	pence: number;
	pay_on: string;
	sent_at: string | null;
	paid_at: string | null;
};

export type Claim = {
	id: string;
	/** Counts every change, so that nothing is done to what somebody did not see. */
	version: number;
	registration: string | null;
	reason: 'took part' | 'cancelled late' | 'agreed task' | 'hours given' | 'expenses' | 'advance';
	/** What it is for; empty where it is only for what was spent. */
	title: string;
	held_on: string;
	organisation: string;
	/** Null: no fee, only what was spent. */
	offer: Offer | null;
	/** The latest; null where none was made. */
	choice: PayChoice | null;
	pence: number | null;
	payee: string | null;
	/** What is claimed now, in pence: of the fee, what was spent, and what of the fee was not taken. */
	fee: number;
	expenses: number;
	declined: number;
	route: Route | null;
	/** The ways in which the role is paid; empty where the trust has not decided. */
	routes: Route[];
	opened_at: string;
	submitted_at: string | null;
	returned_at: string | null;
	return_note: string | null;
	approved_at: string | null;
	withdrawn_at: string | null;
	pay_on: string | null;
	/** By when it was promised to be paid. */
	due_on: string;
	state: 'draft' | 'submitted' | 'returned' | 'approved' | 'withdrawn';
	payments: ClaimPayment[];
};

/** Of somebody without an account, as those read it who write it down for them. */
export type WrittenClaim = Claim & { who: string };

export type Claims<C = Claim> = { claims: C[]; next: string | null };

/** What can be claimed that is not claimed yet. */
export type ToClaim = {
	hours: { id: string; what: string; activity: string; done_on: string; minutes: number }[];
	programmes: { id: string; title: string; organisation: string }[];
	tasks: { id: string; offer: Offer; done_by: string; state: 'offered' | 'agreed'; organisation: string }[];
};

/** The ways of being paid, as the person is asked. */
const ROUTE_LABELS: Record<Route, { label: string; hint?: string }> = {
	stripe: {
		label: 'Into my bank account',
		hint: 'You give the details to Stripe, the company that sends it. We never see them.'
	},
	bacs: {
		label: 'Into my bank account, by the finance team',
		hint: 'They ask you for the details themselves.'
	},
	payroll: { label: 'Through payroll', hint: 'Tax is taken off where it has to be.' },
	voucher: { label: 'As a voucher' },
	cash: { label: 'In cash', hint: 'Handed to you by somebody you know.' },
	organisation: { label: 'Through an organisation that passes it on to me' }
};

/** The ways that are open, as radio options. */
export function routeOptions(routes: Route[]): { value: Route; label: string; hint?: string }[] {
	return routes.map((value) => ({ value, ...ROUTE_LABELS[value] }));
}

/** The choice as the registration's forms know it. */
export function payOf({ choice, pence, payee }: Pick<Claim, 'choice' | 'pence' | 'payee'>): Pay | null {
	return choice && { choice, pence, payee };
}

/** What it is for, as a heading. */
export function claimTitle({ title, reason }: Pick<Claim, 'title' | 'reason'>): string {
	if (reason === 'expenses') return 'What you spent';
	if (reason === 'advance') return 'Money ahead for what you will spend';
	return title;
}

/** What stands now, in a sentence. A sum that was declined is never said to be theirs (R56). */
export function owedSentence({ offer, choice, pence, payee, expenses }: Claim): string {
	const spent = expenses ? `, and ${pounds(expenses)} that you spent` : '';
	if (!offer)
		return expenses ? `You claim ${pounds(expenses)} that you spent.` : 'Nothing is written down yet.';
	switch (choice) {
		case 'less':
			return `You want ${pounds(pence ?? 0)} of the ${pounds(offer.pence)} offered${spent}.`;
		case 'none':
			return `You want none of the ${pounds(offer.pence)} offered.`;
		case 'expenses_only':
			return expenses
				? `You want ${pounds(expenses)} that you spent, and none of the ${pounds(offer.pence)} offered.`
				: `You want only what you spent, and none of the ${pounds(offer.pence)} offered.`;
		case 'charity':
			return `You want the ${pounds(offer.pence)} offered to go to ${payee ?? ''}.`;
		case 'full':
			return `You want the ${pounds(offer.pence)} offered${spent}.`;
		default:
			return `${pounds(offer.pence)} was offered. You have not said what you want done with it.`;
	}
}

/** Whose turn it is, `today` as an ISO date. Nothing is said to be there before it is: what was sent was sent. */
export function nextSentence(claim: Claim, today: string): string {
	const { organisation, state, due_on, payments, fee, expenses } = claim;
	switch (state) {
		case 'withdrawn':
			return 'You took it back. You can take it up again.';
		case 'returned':
			return 'It came back to you with a question. Answer it, and send it again.';
		case 'submitted':
			return due_on < today
				? `Somebody at ${organisation} looks at it now. It was promised by ${longDate(due_on)}, and is paid as soon as it is approved.`
				: `Somebody at ${organisation} looks at it now. It is promised to be paid by ${longDate(due_on)}.`;
		case 'approved':
			return (
				payments.map((payment) => paymentSentence(payment, claim)).join(' ') ||
				'It is closed: nothing is to be paid.'
			);
		default:
			if (claim.offer && claim.choice === null) return 'Say what you want done with it, and send it.';
			if (fee + expenses === 0 && claim.offer)
				return 'Nothing will be paid. Send it, so that it is closed, or change your mind.';
			return `It is not sent yet. Nobody at ${organisation} looks at it before you send it.`;
	}
}

/** Where one sending of money is. "Sent", never "received": only the person knows that. */
export function paymentSentence(
	{ state, pence, pay_on, sent_at, paid_at }: ClaimPayment,
	{ route, choice, payee }: Pick<Claim, 'route' | 'choice' | 'payee'>
): string {
	const sum = pounds(pence);
	switch (state) {
		case 'paid':
		case 'recorded_paid':
		case 'confirmed': {
			const on = longDate(paid_at ?? sent_at ?? pay_on);
			if (choice === 'charity') return `${sum} was sent to ${payee ?? 'whom you named'} on ${on}.`;
			if (state === 'paid' || route === 'stripe' || route === 'bacs')
				return `${sum} was sent to your bank on ${on}.`;
			return `${sum} was ${route === 'cash' || route === 'voucher' ? 'given to you' : 'sent'} on ${on}.`;
		}
		case 'handed_to_finance':
			return `${sum} is with those who hand it over.`;
		case 'held':
			return `${sum} waits before it is sent.`;
		case 'failed':
		case 'cancelled':
		case 'refused':
			return `${sum} could not be sent. It is still yours.`;
		case 'returned':
		case 'reversed':
			return `${sum} came back. It is still yours.`;
		case 'sending':
		case 'unknown':
		case 'needs_person':
		case 'accepted':
			return `${sum} is on its way.`;
		default:
			return `${sum} is approved, and is paid from ${longDate(pay_on)} on.`;
	}
}

/** Why it is owed. */
export function becauseSentence({ reason }: Pick<Claim, 'reason'>): string {
	switch (reason) {
		case 'cancelled late':
			return 'It was cancelled so late that you are paid as if it had been held.';
		case 'agreed task':
			return 'You agreed to do it, and did.';
		case 'hours given':
			return 'Your hours were confirmed.';
		case 'expenses':
			return 'Nobody should be out of pocket for taking part.';
		case 'advance':
			return 'What you spend is taken off again when you claim it.';
		default:
			return 'You took part.';
	}
}

/** Whether it can still be changed: until money is on its way. */
export function mayChange({ state, payments }: Pick<Claim, 'state' | 'payments'>): boolean {
	return (
		state !== 'withdrawn' &&
		payments.every((payment) =>
			['approved', 'queued', 'held', 'refused', 'failed', 'cancelled', 'returned', 'reversed'].includes(
				payment.state
			)
		)
	);
}
