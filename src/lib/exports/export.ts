// Words taken out of the installation for one use: what is in the file, and what is left out of it so that nobody is found by it.
import { KIND_NAMES, type Kind, type Use } from '../contributions/contribution.ts';
import { languageName } from '../contributions/languages.ts';
import type { EndingMark } from '../consents/ending.ts';

/** Photos and recordings are not words: an export has none. */
export const EXPORT_USES = [
	'clinical_teams',
	'board',
	'staff_training',
	'news',
	'website',
	'celebration'
] as const satisfies Use[];
export type ExportUse = (typeof EXPORT_USES)[number];

/** Files in which the same rows can be had. */
export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export type ExportRow = {
	id: string;
	number: number;
	use: ExportUse;
	from_on: string;
	to_on: string;
	purpose: string;
	contributions: number;
	made_at: string;
	made_by_name: string;
	programme: string;
	/** How many of its words may no longer be used. */
	ended: number;
};
export type ExportPage = ExportRow & { marks: EndingMark[]; may_take: boolean };

/** Words as they may go out at this moment. */
export type WordsOut = {
	/** In this export and in no other. */
	number: number;
	month: string;
	how: Kind;
	lang: string;
	words: string;
	shown_as: string | null;
	/** Named only where at least ten people of the export were there. */
	from: string | null;
	content_note: string;
};

export function wordsTable(rows: WordsOut[]): (string | number | null)[][] {
	return [
		['Number', 'Month', 'How it was given', 'Language', 'Shown as', 'From', 'Before you read', 'Words'],
		...rows.map((row) => [
			row.number,
			row.month,
			KIND_NAMES[row.how],
			languageName(row.lang),
			row.shown_as,
			row.from,
			row.content_note || null,
			row.words
		])
	];
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "March 2026" */
export const monthName = (month: string) => MONTH.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));

/** "March 2026", or "March 2026 to May 2026" */
export function periodName({ from_on, to_on }: Pick<ExportRow, 'from_on' | 'to_on'>): string {
	const [from, to] = [monthName(from_on), monthName(to_on)];
	return from === to ? from : `${from} to ${to}`;
}

/** The months up to this day, the newest first, to choose from. In: the day as the database writes days. */
export function monthsUntil(today: string, count = 36): { value: string; label: string }[] {
	const [year = 0, month = 0] = today.split('-').map(Number);
	return Array.from({ length: count }, (_, back) => {
		const value = new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
		return { value, label: monthName(value) };
	});
}
