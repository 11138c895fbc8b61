// The rows behind a figure: what each is called, and where it stands in the trust's own pages. Pure.
import { shortDate } from '../platform/dates.ts';
import { pounds } from '../platform/money.ts';
import { days, HIDDEN, number } from './board.ts';
import { FIGURES, HONESTY, type FigureKey, type HonestyKey } from './figures.ts';

export type RowsKey = FigureKey | `honesty:${HonestyKey}`;
type Kind =
	| 'contribution'
	| 'insight'
	| 'decision'
	| 'action'
	| 'challenge'
	| 'workshop'
	| 'consultation'
	| 'outcome'
	| 'committee'
	| 'month';
export type BoardRow = {
	kind: Kind;
	id: string | null;
	number: number | null;
	title: string | null;
	day: string;
	days: number | null;
	due_on: string | null;
	state: string | null;
	/** How many of the figure it stands for; pence for money; null where that is hidden. */
	n: number | null;
	about: { kind: string; id: string } | null;
};
export type RowPage = { rows: BoardRow[]; next: string | null };

const isHonesty = (key: RowsKey): key is `honesty:${HonestyKey}` => key.startsWith('honesty:');

/** What a figure or an honesty check is called, and how it is counted. */
export function saidOf(key: RowsKey): { title: string; counted: string } {
	return isHonesty(key) ? HONESTY[key.slice('honesty:'.length) as HonestyKey] : FIGURES[key];
}

/** What a row is called where its own words are not shown. */
export function titleOf({ kind, title, number, day }: BoardRow): string {
	if (title) return title;
	if (kind === 'month') return monthOf(day);
	if (kind === 'contribution') return `A contribution of ${shortDate(day)}`;
	return number === null ? capital(kind) : `${capital(kind)} ${number}`;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
export const monthOf = (day: string) => MONTH.format(new Date(`${day}T00:00:00Z`));
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Where it stands, within the trust's pages; null for what has no page. */
export function pathOf({ kind, id, about }: BoardRow): string | null {
	switch (kind) {
		case 'contribution':
		case 'insight':
		case 'decision':
		case 'action':
		case 'challenge':
		case 'workshop':
		case 'consultation':
			return `${kind}s/${id}`;
		case 'committee':
			return `governance/committees/${id}`;
		case 'outcome':
			if (!about) return null;
			return about.kind === 'plan_item' ? `plan/${about.id}` : `${about.kind}s/${about.id}`;
		case 'month':
			return null;
	}
}

const DAY_SAID: Partial<Record<Kind, string>> = {
	month: '',
	workshop: 'Held or written up',
	outcome: 'Seen'
};

/** What else a row says: its day, what it was due by, how long it took, how many it stands for. */
export function factsOf(key: RowsKey, row: BoardRow): string[] {
	const unit = isHonesty(key) ? 'count' : FIGURES[key].unit;
	const facts: string[] = [];
	if (row.kind !== 'month') facts.push(`${DAY_SAID[row.kind] ?? 'On'} ${shortDate(row.day)}`);
	if (row.due_on && row.due_on !== row.day) facts.push(`Due on ${shortDate(row.due_on)}`);
	if (row.days !== null) facts.push(days(row.days));
	if (unit === 'pence') facts.push(row.n === null ? HIDDEN : pounds(row.n));
	else if (row.n === null) facts.push(HIDDEN);
	else if (row.n !== 1 || row.kind === 'month') facts.push(`Counts for ${number(row.n)}`);
	return facts;
}

/** As a file, the names of the columns first. */
export function asTable(rows: BoardRow[]): (string | number | null)[][] {
	return [
		['kind', 'number', 'title', 'day', 'days', 'due_on', 'state', 'counts_for'],
		...rows.map((row) => [
			row.kind,
			row.number,
			titleOf(row),
			row.day,
			row.days,
			row.due_on,
			row.state,
			row.n === null ? '*' : row.n
		])
	];
}
