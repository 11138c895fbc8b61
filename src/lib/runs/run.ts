// What finance pays itself: runs that are handed over, and what is recorded of each payment in them.
import type { Route } from '../payments/payment.ts';
import { pounds } from '../platform/money.ts';

export type ManualRoute = Exclude<Route, 'stripe'>;
export const MANUAL_ROUTES = [
	'bacs',
	'payroll',
	'voucher',
	'cash',
	'organisation'
] as const satisfies ManualRoute[];

/** What a run of a route is called. */
export const RUN_NAMES: Record<ManualRoute, string> = {
	bacs: 'Bank transfers by finance',
	payroll: 'Payroll',
	voucher: 'Vouchers',
	cash: 'Cash',
	organisation: 'To organisations'
};

export const METHODS = ['bank transfer', 'payroll', 'voucher', 'cash', 'cheque'] as const;
export type Method = (typeof METHODS)[number];
export const METHOD_NAMES: Record<Method, string> = {
	'bank transfer': 'Bank transfer',
	payroll: 'Payroll',
	voucher: 'Voucher',
	cash: 'Cash',
	cheque: 'Cheque'
};
/** How a route may have been paid; as private.methods_of. */
export const METHODS_OF: Record<ManualRoute, Method[]> = {
	bacs: ['bank transfer', 'cheque'],
	organisation: ['bank transfer', 'cheque'],
	payroll: ['payroll'],
	voucher: ['voucher'],
	cash: ['cash', 'cheque']
};

/** Money that goes from hand to hand is recorded where it is given, one by one. */
export const byHand = (route: ManualRoute) => route === 'cash' || route === 'voucher';

export const REVERSED_WHY = ['sent back by the bank', 'not handed over', 'recorded by mistake'] as const;

export type Recorded = {
	paid_on: string;
	method: Method;
	reference: string;
	evidence: string;
	witness: string | null;
	by_code: boolean;
	mine: boolean;
	recorded_by: string | null;
};
export type Item = {
	payment: string;
	position: number;
	name: string;
	reference: string;
	role: string | null;
	done_on: string;
	fee_pence: number;
	expense_pence: number;
	pence: number;
	programme: string;
	cost_code: string | null;
	finance_ref: string | null;
	code: string | null;
	due_on: string;
	state: string;
	record: Recorded | null;
};
export type Run = {
	id: string;
	number: number;
	route: ManualRoute;
	partner: string | null;
	due_by: string;
	made_at: string;
	made_by: string | null;
	mine: boolean;
	count: number;
	open: number;
	pence: number;
	fee_pence: number;
	expense_pence: number;
	items: Item[];
	next: number | null;
};
export type Waiting = {
	route: ManualRoute;
	partner_id: string | null;
	partner: string | null;
	ready: number;
	pence: number;
	later: number;
	stopped: number;
	changed: number;
	payee: number;
	vouchers: number;
	refs: number;
};
export type Runs = {
	waiting: Waiting[];
	refs: { payee: string; name: string; reference: string }[];
	programmes: { id: string; title: string; cost_code: string | null }[];
	runs: {
		id: string;
		number: number;
		route: ManualRoute;
		partner: string | null;
		made_at: string;
		count: number;
		pence: number;
		open: number;
		/** Recorded as paid, and to be confirmed by somebody else. */
		to_confirm: number;
	}[];
	next: string | null;
};
export type HandOuts = {
	to_give: {
		payment: string;
		name: string;
		reference: string;
		route: 'cash' | 'voucher';
		pence: number;
		trust: string;
		since: string;
		mine: boolean;
	}[];
	next: string | null;
	given: {
		name: string;
		reference: string;
		pence: number;
		route: 'cash' | 'voucher';
		given_on: string;
		witness: string | null;
		by_code: boolean;
	}[];
};
export type MyHandOut = {
	payment: string;
	reference: string;
	route: 'cash' | 'voucher';
	pence: number;
	trust: string;
	partner: string | null;
	code: string | null;
	state: string;
	vouchers: { issuer: string; last4: string; pence: number; expires_on: string; state: string }[];
};

/** Why some of what is approved does not go with a run yet, a sentence for each reason. */
export function whatWaits(waiting: Waiting): string[] {
	const some = (n: number, says: string) => (n ? [`${n} ${says}`] : []);
	return [
		...some(waiting.refs, 'of a payee finance has no reference for'),
		...some(waiting.payee, 'to a group that lacks two contacts'),
		...some(waiting.vouchers, 'that the vouchers in stock do not make up'),
		...some(waiting.later, 'that the person wants later'),
		...some(waiting.changed, 'that changed since it was approved'),
		...some(waiting.stopped, 'while sending is stopped')
	];
}

/** "Cash through Rooted Voices CIC, run 12" */
export function nameOf(run: Pick<Run, 'route' | 'partner' | 'number'>): string {
	return `${RUN_NAMES[run.route]}${run.partner ? ` through ${run.partner}` : ''}, run ${run.number}`;
}

// Two places and no sign: what payroll and bank systems load.
const inFile = (pence: number) => (pence / 100).toFixed(2);

/**
 * A run as finance loads it. Payroll: whose, for which role and day, gross and expenses apart, cost code, reference. Banks: the
 * finance system's own reference of the payee, since bank details are there alone. What was taken back is left out. Pounds with two places.
 */
export function asTable(route: ManualRoute, items: Item[]): (string | number | null)[][] {
	const standing = items.filter(({ state }) => state !== 'taken back');
	if (route === 'payroll') {
		return [
			[
				'Name',
				'Employee reference',
				'Role',
				'Day of the work',
				'Gross fee',
				'Expenses',
				'Cost code',
				'Reference'
			],
			...standing.map((item) => [
				item.name,
				item.finance_ref,
				item.role,
				item.done_on,
				inFile(item.fee_pence),
				inFile(item.expense_pence),
				item.cost_code,
				item.reference
			])
		];
	}
	return [
		['Supplier reference', 'Amount', 'Fee', 'Expenses', 'Cost code', 'Reference', 'Due'],
		...standing.map((item) => [
			item.finance_ref,
			inFile(item.pence),
			inFile(item.fee_pence),
			inFile(item.expense_pence),
			item.cost_code,
			item.reference,
			item.due_on
		])
	];
}

/** "2 payments, £119.00 together" */
export function sumOf(count: number, pence: number): string {
	return `${count === 1 ? 'One payment' : `${count} payments`}, ${pounds(pence)}${count === 1 ? '' : ' together'}`;
}
