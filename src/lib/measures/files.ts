// Files of measures, read row by row: the CSV of the monthly mental health statistics, and a trust's own. A number that is
// hidden stays hidden, and is never a nought (R20). Pure.
// The published columns: NHSDigital/mental-health-monthly-statistics, menh_analysis (REPORTING_PERIOD_START … MEASURE_VALUE;
// older files say METRIC), breakdowns like 'Provider; Ethnicity' in its 02_Aggregate, further levels in its Restraints.
import Papa from 'papaparse';

export type Reading = {
	measure: string;
	from: string;
	until: string;
	level: 'trust' | 'icb' | 'region' | 'england';
	area: string;
	dimension: 'all' | 'ethnicity' | 'ethnicity_broad';
	group: string;
	value: number | null;
	numerator: number | null;
	denominator: number | null;
	mark: 'suppressed' | 'not_given' | null;
};

export type Setting = { measures: { key: string; local: boolean }[]; areas: Record<string, string> };
export type FileRead = {
	kind: 'mhsds' | 'local';
	rows: Reading[];
	rows_read: number;
	/** Of other places, measures or ways of telling people apart: not ours, and no mistake. */
	rows_other: number;
	rows_refused: number;
	refused: { row: number; why: string }[];
};

/** What a row is to us: a reading, a reason against it, or null for what is somebody else's. */
type Row = Record<string, string>;
type Said = Reading | { why: string } | null;

export const LOCAL_COLUMNS = [
	'measure',
	'from',
	'until',
	'area',
	'group',
	'value',
	'numerator',
	'denominator'
];
const MHSDS_COLUMNS = [
	'reporting_period_start',
	'reporting_period_end',
	'breakdown',
	'primary_level',
	'measure_id',
	'measure_value'
];
const MOST_REFUSED = 100;
const EVERYBODY = 'Everybody';

/**
 * Reads a file. Out: null where its first row names neither the published columns nor those of the template.
 * Papa goes through the text row by row, so that a file of a million rows of other trusts leaves only ours in memory.
 */
export function readMeasures(text: string, setting: Setting): FileRead | null {
	let header: string[] | null = null;
	let found: FileRead | null = null;
	const seen = new Set<string>();
	Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
		skipEmptyLines: 'greedy',
		step: ({ data }, parser) => {
			if (!header) {
				header = data.map((name) => nameOf(name));
				const kind = kindOf(header);
				if (kind) found = { kind, rows: [], rows_read: 0, rows_other: 0, rows_refused: 0, refused: [] };
				else parser.abort();
				return;
			}
			if (!found) return;
			found.rows_read++;
			const row = Object.fromEntries(header.map((name, at) => [name, (data[at] ?? '').trim()]));
			put(found, (found.kind === 'mhsds' ? published : ownReading)(row, setting), seen);
		}
	});
	return found;
}

const nameOf = (name: string) =>
	name
		.trim()
		.toLowerCase()
		.replace(/^metric$/, 'measure_id')
		.replace(/^metric_value$/, 'measure_value');

function kindOf(header: string[]): FileRead['kind'] | null {
	if (MHSDS_COLUMNS.every((name) => header.includes(name))) return 'mhsds';
	return LOCAL_COLUMNS.slice(0, 6).every((name) => header.includes(name)) ? 'local' : null;
}

function put(found: FileRead, said: Said, seen: Set<string>): void {
	if (!said) {
		found.rows_other++;
		return;
	}
	const reading = 'why' in said ? null : said;
	const { measure, level, area, dimension, group, from, until } = reading ?? {};
	const key = [measure, level, area, dimension, group, from, until].join('|');
	const why = 'why' in said ? said.why : seen.has(key) ? 'The same figure stands in an earlier row.' : null;
	if (reading && !why) {
		seen.add(key);
		found.rows.push(reading);
		return;
	}
	found.rows_refused++;
	// The names of the columns are the first row.
	if (found.refused.length < MOST_REFUSED) found.refused.push({ row: found.rows_read + 1, why: why! });
}

const LEVELS: [RegExp, Reading['level']][] = [
	[/^provider/i, 'trust'],
	[/^(icb|stp)\b/i, 'icb'],
	[/^(commissioning )?region/i, 'region'],
	[/^england/i, 'england']
];

function published(row: Row, { measures, areas }: Setting): Said {
	const [place = '', split, third] = (row.breakdown ?? '').split(';').map((part) => part.trim());
	const level = LEVELS.find(([pattern]) => pattern.test(place))?.[1];
	const area = row.primary_level ?? '';
	const known = measures.some(({ key, local }) => key === row.measure_id && !local);
	const dimension = dimensionOf(split);
	const further = ['tertiary_level', 'quarternary_level', 'quaternary_level'].some((name) =>
		isSome(row[name])
	);
	if (!level || !known || !dimension || third || further) return null;
	if (level !== 'england' && area !== areas[level]) return null;
	return reading(row, level, level === 'england' ? 'England' : area, dimension, {
		measure: row.measure_id!,
		from: row.reporting_period_start,
		until: row.reporting_period_end,
		group: dimension === 'all' ? EVERYBODY : row.secondary_level_description || row.secondary_level,
		value: row.measure_value
	});
}

const isSome = (cell: string | undefined) => Boolean(cell) && !/^(none|null|n\/a)$/i.test(cell!);

/** The published files tell broad groups apart as "Broad" or "Higher Level". Any other way of telling apart is not kept. */
function dimensionOf(split: string | undefined): Reading['dimension'] | null {
	if (!split) return 'all';
	if (!/^ethnicity/i.test(split)) return null;
	return /broad|higher|upper/i.test(split) ? 'ethnicity_broad' : 'ethnicity';
}

function ownReading(row: Row, { measures }: Setting): Said {
	if (!measures.some(({ key }) => key === row.measure)) {
		return { why: `There is no measure ${row.measure || 'without a name'}. Add it first, or mend its name.` };
	}
	const all = /^(all|everybody|total)?$/i.test(row.group ?? '');
	return reading(row, 'trust', row.area || 'The trust', all ? 'all' : 'ethnicity', {
		measure: row.measure!,
		from: row.from,
		until: row.until,
		group: all ? EVERYBODY : row.group,
		value: row.value
	});
}

type Given = { measure: string } & Record<'from' | 'until' | 'group' | 'value', string | undefined>;

function reading(
	row: Row,
	level: Reading['level'],
	area: string,
	dimension: Reading['dimension'],
	given: Given
): Said {
	const [from, until] = [isoDay(given.from), isoDay(given.until)];
	if (!from || !until || until < from)
		return { why: 'Its days are not dates like 2025-04-01 or 01/04/2025.' };
	const group = (given.group ?? '').slice(0, 100);
	if (!group) return { why: 'It names no group.' };
	const base = { measure: given.measure, from, until, level, area: area.slice(0, 100), dimension, group };
	const nothing = { ...base, value: null, numerator: null, denominator: null };
	const written = given.value ?? '';
	if (written === '*') return { ...nothing, mark: 'suppressed' };
	if (written === '-' || written === '') return { ...nothing, mark: 'not_given' };
	const [value, numerator, denominator] = [written, row.numerator, row.denominator].map(number);
	if ([row.numerator, row.denominator].includes('*')) return { ...nothing, mark: 'suppressed' };
	if (value === undefined || numerator === undefined || denominator === undefined || value === null) {
		return { why: `“${written.slice(0, 20)}” is no number, and neither * nor -.` };
	}
	return { ...base, value, numerator, denominator, mark: null };
}

/** Null for an empty cell, undefined for what is no number of nought or more. */
function number(cell: string | undefined): number | null | undefined {
	if (!cell) return null;
	return /^\d{1,3}(,\d{3})+(\.\d+)?$|^\d{1,12}(\.\d+)?$/.test(cell)
		? Number(cell.replaceAll(',', ''))
		: undefined;
}

/** "2025-04-01" of "2025-04-01" or "01/04/2025", which is how the published files write it; null where it is no day. */
function isoDay(cell: string | undefined): string | null {
	const english = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(cell ?? '');
	const iso = english
		? [english[3], english[2]!.padStart(2, '0'), english[1]!.padStart(2, '0')].join('-')
		: (cell ?? '').slice(0, 10);
	const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : null;
	return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
