// What a programme may spend on paying people, and the words for it.
import { pounds } from '../platform/money.ts';

/** Pence, all sums. */
export type Budget = {
	id: string;
	programme: string;
	starts_on: string;
	ends_on: string;
	set: number;
	/** Promised with places that people hold. */
	reserved: number;
	/** Approved, and not yet sent. */
	committed: number;
	spent: number;
	/** Promised with places, beyond what the budget reaches. */
	short: number;
	/** Places that are not claimed for yet. */
	places: number;
	/** What expenses come to on average for an approved claim. */
	expenses: number;
};

export type Move = {
	what: 'set' | 'raised' | 'lowered' | 'moved out' | 'moved in';
	pence: number;
	/** The programme at the other side of a virement. */
	other: string | null;
	why: string;
	at: string;
	by: string | null;
};

export type Budgets = { budgets: Budget[]; unlimited: { id: string; title: string }[]; next: string | null };
export type BudgetPage = {
	budget: Budget;
	moves: Move[];
	others: { id: string; programme: string; starts_on: string; ends_on: string }[];
};

export const leftOf = ({ set, reserved, committed, spent }: Budget) => set - reserved - committed - spent;

/**
 * What it will come to, as far as can be seen today: spent, approved, promised (also beyond the budget), and for each place that is
 * not claimed for yet what expenses come to on average.
 */
export const forecastOf = ({ reserved, short, committed, spent, places, expenses }: Budget) =>
	spent + committed + reserved + short + places * expenses;

/** How the forecast stands to what was set, in a sentence. */
export function outlook(budget: Budget): string {
	const over = forecastOf(budget) - budget.set;
	if (over > 0)
		return `${pounds(over)} more than was set. Raise it, or move money into it, before more people are asked.`;
	if (over === 0) return 'All of what was set.';
	return `${pounds(-over)} less than was set.`;
}

const MOVES: Record<Move['what'], string> = {
	set: 'Set to',
	raised: 'Raised by',
	lowered: 'Lowered by',
	'moved out': 'Moved out',
	'moved in': 'Moved in'
};

/** "Moved out £40.00, to Wards" */
export function moveInWords({ what, pence, other }: Move): string {
	const beside = other && (what === 'moved out' ? `, to ${other}` : `, from ${other}`);
	return `${MOVES[what]} ${pounds(Math.abs(pence))}${beside ?? ''}`;
}
