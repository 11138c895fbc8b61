// How a role is paid, in words (R58): what it is for the law, and by which ways.
import { ROUTE_NAMES, type Route } from '../payments/payment.ts';

export const STATUSES = [
	'not employment',
	'paid through an organisation',
	'taxed through payroll',
	'worker or employee'
] as const;
export type Status = (typeof STATUSES)[number];

export const STATUS_NAMES: Record<Status, string> = {
	'not employment': 'Not employment',
	'paid through an organisation': 'Paid through an organisation',
	'taxed through payroll': 'Taxed through payroll',
	'worker or employee': 'A worker or an employee'
};

/** What each means, for whoever decides. */
export const STATUS_HINTS: Record<Status, string> = {
	'not employment': 'Asked once, free to say no, and no duty to ask again.',
	'paid through an organisation': 'The organisation they come from is paid, and pays them.',
	'taxed through payroll': 'An office or a role whose pay is taxed before it is paid.',
	'worker or employee': 'They work for the trust under its direction.'
};

/** The ways that can be chosen; payroll follows from the status. */
export const CHOSEN_ROUTES = ['stripe', 'bacs', 'voucher', 'cash', 'organisation'] as const satisfies Route[];

export type Decision = { status: Status; routes: Route[]; starts_on: string };
export type Role = {
	id: string;
	name: string;
	for_workshops: boolean;
	ended_at: string | null;
	decision: Decision | null;
};
export type Roles = { roles: Role[]; next: string | null };
export type RolePage = Role & {
	decisions: (Decision & { basis: string; decided_at: string; decided_by: string | null })[];
};

/** "To their bank, by Stripe; in cash" */
export function waysInWords(routes: Route[]): string {
	return routes.map((route, index) => (index ? lower(ROUTE_NAMES[route]) : ROUTE_NAMES[route])).join('; ');
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
