// Payments in words: ways, states, and why one waits, as finance and the auditor read them. Never whose it is.

/** How many there are, what they come to, and since when the oldest waits. */
export type Count = { n: number; pence: number; since: string | null };

export const ROUTES = ['stripe', 'bacs', 'payroll', 'voucher', 'cash', 'organisation'] as const;
export type Route = (typeof ROUTES)[number];
export const ROUTE_NAMES: Record<Route, string> = {
	stripe: 'To their bank, by Stripe',
	bacs: 'To their bank, by finance',
	payroll: 'By payroll',
	voucher: 'By voucher',
	cash: 'In cash',
	organisation: 'Through an organisation'
};

export const GROUPS = [
	'to_send',
	'held',
	'on_its_way',
	'to_hand_out',
	'sent',
	'to_mend',
	'not_sent'
] as const;
export type Group = (typeof GROUPS)[number];
export const GROUP_NAMES: Record<Group, string> = {
	to_send: 'To be sent',
	held: 'Held',
	on_its_way: 'On its way',
	to_hand_out: 'With finance',
	sent: 'Sent',
	to_mend: 'Came back or was refused',
	not_sent: 'Not sent'
};

/** A state as a page says it. Sent is never received (payments.md 1.6). */
export const STATE_NAMES: Record<string, string> = {
	approved: 'Approved',
	queued: 'Waits its turn',
	held: 'Held',
	sending: 'Being sent',
	unknown: 'Not known whether it was sent',
	accepted: 'On its way',
	paid: 'Sent to their bank',
	refused: 'Refused, nothing was sent',
	failed: 'Failed, nothing arrived',
	cancelled: 'Cancelled, nothing was sent',
	returned: 'Came back from the bank',
	needs_person: 'Somebody has to look',
	handed_to_finance: 'With finance',
	recorded_paid: 'Paid by finance',
	confirmed: 'Paid by finance, and confirmed',
	reversed: 'Taken back by finance',
	voided: 'Stopped before it was sent',
	replaced: 'Another took its place'
};

/** Why it is held, by the words of private.held_for_staff: what to do, and where. */
export const HELD: Record<string, { says: string; page?: string; label?: string }> = {
	'the person': { says: 'Waits for the person who is paid. Nothing is for you to do.' },
	'a name check': {
		says: 'The name did not match the account. Somebody has to look.',
		page: 'checks',
		label: 'Look at the checks'
	},
	money: { says: 'There is not enough money to send it.', page: 'rail', label: 'See what there is' },
	'a limit': { says: 'It is above a limit of yours.', page: 'settings', label: 'See the limits' },
	stopped: { says: 'Sending is stopped.', page: 'rail', label: 'See why' },
	review: { says: 'Stripe is looking at it. This may take days.' },
	budget: { says: 'The budget does not cover it.', page: 'budgets', label: 'See the budgets' }
};

export type Home = {
	stopped: { at: string; why: string } | null;
	promise_days: number;
	claims: Count;
	to_send: Count;
	to_hand_out: Count;
	on_its_way: Count;
	to_mend: Count;
	unsure: Count;
	held: (Count & { why: string })[];
	late: { promised: Count; thirty_days: Count };
	sent: Count;
	balances: Record<string, number>;
};

export type Row = {
	id: string;
	reference: string;
	route: Route;
	pence: number;
	fee_pence: number;
	expense_pence: number;
	state: string;
	group: Group;
	held: string | null;
	programme: string;
	made_at: string;
	due_on: string;
	sent_at: string | null;
	late: boolean;
};
export type List = { rows: Row[]; programmes: { slug: string; title: string }[] };

type Other = { id: string; reference: string } | null;
export type Payment = Row & {
	organisation: string;
	done_on: string | null;
	part: number;
	/** Since when the clock of what it pays stands, and why; null where it runs. */
	clock: { from: string; why: string } | null;
	claim: string | null;
	replaces: Other;
	replaced_by: Other;
	moves: { from: string | null; to: string; at: string; by: string | null }[];
	attempts: {
		n: number;
		state: string;
		tries: number;
		made_at: string;
		request_id: string | null;
		error_class: string | null;
		trace_id: string | null;
	}[];
	posted: { id: number; at: string; entries: Record<string, number> }[];
};

/** "one payment", "12 payments" */
export function payments(n: number): string {
	return n === 1 ? 'one payment' : `${n.toLocaleString('en-GB')} payments`;
}

const STOPPED: Record<string, string> = {
	'by a person': 'Somebody stopped it.',
	'key refused': 'Stripe refused our key.',
	'unknown payment found': 'A payment was found that we do not know.',
	'restored from a backup': 'The database was restored from a backup.'
};
/** Why sending is stopped, in a sentence. */
export const stoppedBecause = (why: string) => STOPPED[why] ?? '';

/** The rows as a table for a file: references and sums, no names. Pounds with two places, days as the database writes them. */
export function asTable(rows: Row[]): (string | number | null)[][] {
	return [
		[
			'Reference',
			'Way',
			'State',
			'Programme',
			'Pounds',
			'Of it fees',
			'Of it expenses',
			'Made',
			'Promised by',
			'Sent',
			'Late'
		],
		...rows.map((row) => [
			row.reference,
			ROUTE_NAMES[row.route],
			STATE_NAMES[row.state] ?? row.state,
			row.programme,
			row.pence / 100,
			row.fee_pence / 100,
			row.expense_pence / 100,
			row.made_at.slice(0, 10),
			row.due_on,
			row.sent_at?.slice(0, 10) ?? null,
			row.late ? 'late' : ''
		])
	];
}
