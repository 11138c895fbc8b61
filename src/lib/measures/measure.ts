// Measures as their pages say them. Pure.
import type { Reading } from './files.ts';

export type Level = Reading['level'];
export type Dimension = Reading['dimension'];
export type Unit = 'count' | 'rate' | 'days' | 'percent' | 'interval';

export const LEVELS: Record<Level, string> = {
	trust: 'The trust',
	icb: 'The integrated care board',
	region: 'The region',
	england: 'England'
};
export const DIMENSIONS: Record<Dimension, string> = {
	all: 'Everybody together',
	ethnicity_broad: 'By broad ethnic group',
	ethnicity: 'By ethnic group'
};

/** R12: said wherever a figure stands beside an action, in these words. */
export const ALONGSIDE =
	'Alongside, not because of: figures stand beside actions here. A figure that moves after an action did not have to move because of it.';

export type Held = { level: Level; dimension: Dimension; until?: string };
export type Measure = {
	id: string;
	key: string;
	name: string;
	about: string;
	unit: Unit;
	per: number | null;
	by_trust: 'ethnicity' | 'total' | 'none' | 'unknown';
	published_by: string;
	source: string;
	publisher: string;
	better: 'more' | 'less' | null;
	local: boolean;
};

/** As public.measures_page answers. */
export type Catalogue = {
	measures: (Pick<Measure, 'id' | 'key' | 'name' | 'local' | 'by_trust' | 'published_by' | 'publisher'> & {
		held: Held[];
	})[];
	loads: Pick<Load, 'id' | 'name' | 'kind' | 'made_at' | 'agreed_at' | 'undone_at'>[];
	areas: Partial<Record<Level, string>>;
	may: boolean;
};

/** As public.measure_page answers; a reading is published, or counted by the trust. */
export type MeasurePage = {
	measure: Measure;
	held: Held[];
	readings: SeriesReading[];
	actions: { id: string; what: string; due_on: string; done_on: string | null }[];
};
export type SeriesReading = Pick<
	Reading,
	'from' | 'until' | 'area' | 'group' | 'value' | 'numerator' | 'denominator' | 'mark'
> & { published: boolean };

/** As public.measure_load_page answers. */
export type Load = {
	id: string;
	kind: 'mhsds' | 'local';
	name: string;
	sha256: string;
	rows_read: number;
	rows_other: number;
	rows_refused: number;
	refused: { row: number; why: string }[];
	made_at: string;
	agreed_at: string | null;
	undone_at: string | null;
	may: boolean;
	held: {
		id: string;
		key: string;
		name: string;
		level: Level;
		n: number;
		hidden: number;
		from_day: string;
		until_day: string;
	}[];
};

/** What is published of it for a trust, where that is less than by ethnicity: such a figure must be the trust's own. */
export function missingForTrust(by: Measure['by_trust']): string | null {
	if (by === 'none') return 'Not published for a trust. A figure by ethnic group must be the trust’s own.';
	if (by === 'total')
		return 'Published for a trust, but not by ethnic group. That must be the trust’s own figure.';
	if (by === 'unknown') return 'We do not know whether it is published for a trust by ethnic group.';
	return null;
}

/** "12.5 per 1,000", "41%", "3 days", "65". */
export function valueWords(value: number, { unit, per }: Pick<Measure, 'unit' | 'per'>): string {
	const written = value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
	if (unit === 'percent') return `${written}%`;
	if (unit === 'days') return `${written} ${value === 1 ? 'day' : 'days'}`;
	return unit === 'rate' && per ? `${written} per ${per.toLocaleString('en-GB')}` : written;
}

/** What stands where a number may not, or does not: never a nought. */
export function markWords(mark: Reading['mark'] | undefined): string {
	if (mark === 'suppressed') return 'Hidden: a small number';
	return mark === 'not_given' ? 'Not given by its source' : 'No figure';
}
