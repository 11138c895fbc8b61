// The known year (supabase/tests/known-year): where it is, what is known of it, and its spans.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';

const FOLDER = join(import.meta.dirname, '..', 'known-year');

export const KNOWN = 'ceeeeeee-0000-4000-8000-000000000001';
export const KNOWN_TRUST = 'beeeeeee-0000-4000-8000-000000000001';

/** The first day of the first month and of the last, as functions of the board take them. */
export const SPANS = {
	year: { from: '2025-04-01', until: '2026-03-01', last: '2026-03-31' },
	before: { from: '2024-04-01', until: '2025-03-01', last: '2025-03-31' },
	june: { from: '2025-06-01', until: '2025-06-01', last: '2025-06-30' }
} as const;
export type Span = keyof typeof SPANS;

export type Known = { figure: string; period: Span; field: string; value: number | null; how: string };

/** The statements that make it; they run once. */
export const knownYear = () => readFileSync(join(FOLDER, 'year.sql'), 'utf8');

/** The rows of answers.csv; an empty value says that there is none. */
export function knownAnswers(): Known[] {
	const { data } = Papa.parse<Record<string, string>>(readFileSync(join(FOLDER, 'answers.csv'), 'utf8'), {
		header: true,
		skipEmptyLines: true
	});
	return data.map(({ figure = '', period, field = '', value = '', how = '' }) => ({
		figure,
		period: period as Span,
		field,
		value: value === '' ? null : Number(value),
		how
	}));
}
