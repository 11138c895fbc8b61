// What those who approve read of a claim, and the words for it.
import { penceFrom, pounds } from '../platform/money.ts';
import { lowWarning } from '../workshops/offer.ts';

/** Why a claim waits, for whoever looks; null: it waits for them. */
export type Why =
	| 'raised by you'
	| 'your own'
	| 'you ran it'
	| 'approved by you'
	| 'not as chosen'
	| 'payee not matched'
	| 'no receipt'
	| 'no role decision'
	| 'no route chosen'
	| 'route not allowed'
	| 'bank not ready'
	| 'over your limit'
	| 'budget short';

export type Route = 'stripe' | 'bacs' | 'payroll' | 'voucher' | 'cash' | 'organisation';
export type Reason = 'took part' | 'cancelled late' | 'agreed task' | 'hours given' | 'expenses' | 'advance';

export type Waiting = {
	id: string;
	version: number;
	/** Of everything that is approved, as hex; what is approved is what this page showed. */
	hash: string;
	state: 'submitted' | 'approved' | 'returned' | 'withdrawn';
	who: string;
	reason: Reason;
	about: string | null;
	programme: string;
	done_on: string;
	submitted_at: string;
	/** Working days since the activity. */
	age: number;
	due_on: string;
	late: boolean;
	/** Pence. */
	fee: number;
	expenses: number;
	route: Route | null;
	pay_on: string | null;
	approvals: number;
	needed: number;
	why: Why | null;
};

export type Queue = {
	/** Up to how much whoever looks may approve, in pence. */
	limit: number;
	promise_days: number;
	second_over: number;
	/** Counted to 100. */
	waiting: number;
	claims: Waiting[];
	next: string | null;
};

export type Line = {
	id: string;
	kind: 'fee' | 'expense' | 'advance';
	pence: number;
	session_minutes: number | null;
	preparation_minutes: number | null;
	travel_minutes: number | null;
	follow_up_minutes: number | null;
	expense: string | null;
	spent_on: string | null;
	what: string;
	vehicle: 'car' | 'bicycle' | null;
	tenths_of_miles: number | null;
	passengers: number | null;
	waived_why: string | null;
	waived_by: string | null;
	receipts: { id: string; type: string }[];
	/** Another claim of theirs has an expense of this kind, day and sum. */
	twice: boolean;
};

export type ClaimToApprove = Waiting & {
	limit: number;
	role: string | null;
	lines: Line[];
	account: { last4: string | null; changed_at: string; check: string | null } | null;
	by_themselves: boolean;
	raised_by: string | null;
	decisions: { by: string; decision: 'approved' | 'returned'; at: string; voided_why: string | null }[];
	payments: { id: string; pence: number; state: string; at: string }[];
	return_note: string | null;
	/** What is left of the budget, in pence; null: no budget limits it. */
	room: number | null;
};

export const REASONS: Record<Reason, string> = {
	'took part': 'Taking part',
	'cancelled late': 'Cancelled late',
	'agreed task': 'An agreed task',
	'hours given': 'Hours given',
	expenses: 'Expenses only',
	advance: 'An advance'
};

export const ROUTES: Record<Route, string> = {
	stripe: 'To their bank, by Stripe',
	bacs: 'To their bank, by finance (BACS)',
	payroll: 'Through payroll',
	voucher: 'A voucher',
	cash: 'Cash',
	organisation: 'Through an organisation'
};

const EXPENSES: Record<string, string> = {
	travel: 'Travel',
	mileage: 'Mileage',
	care: 'Care for somebody else',
	childcare: 'Childcare',
	personal_assistant: 'Personal assistant',
	interpreter: 'Interpreter',
	data_and_phone: 'Data and phone',
	food: 'Food',
	other: 'Something else'
};

const WAIVED: Record<string, string> = {
	lost: 'the receipt is lost',
	'none given': 'none was given',
	'under the limit': 'it is under the limit',
	'paid to a person': 'it was paid to a person'
};

/** What stands beside a claim that waits for something else than whoever looks. */
export const WHY: Record<Why, string> = {
	'raised by you': 'You raised it, so somebody else approves it',
	'your own': 'It is yours or your organisation’s, so somebody else approves it',
	'you ran it': 'You ran what it is for, so somebody else approves it',
	'approved by you': 'You approved it; a second person is needed',
	'not as chosen': 'The sum is more than the person chose to take',
	'payee not matched': 'Nobody has said yet which payee the charity or group is',
	'no receipt': 'An expense has neither a receipt nor a waiver',
	'no role decision': 'Nobody has decided how this role may be paid',
	'no route chosen': 'The person has not said how they want to be paid',
	'route not allowed': 'This role may not be paid in the way that was chosen',
	'bank not ready': 'Their bank details are not complete',
	'over your limit': 'It is more than you may approve',
	'budget short': 'There is not enough left in the budget'
};

export const total = ({ fee, expenses }: { fee: number; expenses: number }) => fee + expenses;

/** Of what it is: "Taking part: The first hour on a ward". */
export const aboutWhat = ({ reason, about }: Pick<Waiting, 'reason' | 'about'>) =>
	about ? `${REASONS[reason]}: ${about}` : REASONS[reason];

/** "£55.00, of it £5.00 expenses" */
export function sumInWords(claim: { fee: number; expenses: number }): string {
	if (claim.expenses === 0) return pounds(claim.fee);
	if (claim.fee === 0) return `${pounds(claim.expenses)} expenses`;
	return `${pounds(total(claim))}, of it ${pounds(claim.expenses)} expenses`;
}

/** "3 working days since it was done" */
export function ageInWords(age: number): string {
	if (age >= 250) return 'A year or more since it was done';
	return age === 0
		? 'Done today or on days off since'
		: `${age} working ${age === 1 ? 'day' : 'days'} since it was done`;
}

const PARTS = ['session_minutes', 'preparation_minutes', 'travel_minutes', 'follow_up_minutes'] as const;

export const minutesOf = (line: Line) => PARTS.reduce((sum, part) => sum + (line[part] ?? 0), 0);

/** What a line is, in a few words. */
export function lineInWords(line: Line): string {
	if (line.kind === 'fee') return 'Fee';
	if (line.kind === 'advance') return 'Less what was paid ahead';
	const miles =
		line.tenths_of_miles === null ? '' : `, ${line.tenths_of_miles / 10} miles by ${line.vehicle}`;
	return `${EXPENSES[line.expense ?? 'other'] ?? 'Something else'}${miles}`;
}

/**
 * What to look at twice before approving: a fee that is low for its time, an expense that looks claimed before, one without a
 * receipt. Questions, never a refusal.
 */
export function warningsOf(claim: Pick<ClaimToApprove, 'lines' | 'done_on'>): string[] {
	return claim.lines.flatMap((line) => {
		const minutes = line.kind === 'fee' ? minutesOf(line) : 0;
		const low = minutes > 0 ? lowWarning(line.pence, minutes, claim.done_on) : null;
		const what = `${lineInWords(line)}, ${pounds(line.pence)}`;
		return [
			...(low ? [low] : []),
			...(line.twice
				? [`${what}: another claim of theirs has the same for that day. Is it the same one?`]
				: []),
			...(line.waived_why
				? [`${what}: no receipt, ${line.waived_by ?? 'somebody'} agreed: ${WAIVED[line.waived_why]}.`]
				: [])
		];
	});
}

/** A claim as a form sends it back: what was seen, and nothing else. */
export const seenAs = ({ id, version, hash }: Pick<Waiting, 'id' | 'version' | 'hash'>) =>
	`${id}:${version}:${hash}`;

export function readSeen(typed: string): { id: string; version: number; hash: string } | null {
	const [, id, version, hash] = /^([0-9a-f-]{36}):(\d{1,9}):([0-9a-f]{64})$/.exec(typed) ?? [];
	return id && version && hash ? { id, version: Number(version), hash } : null;
}

/** Pence of a sum that somebody typed, for a schema: null is no sum. */
export const penceOf = (typed: unknown) => (typeof typed === 'string' ? penceFrom(typed) : null);
