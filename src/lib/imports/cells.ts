// What a cell of somebody else's file may hold. Each rule answers a sentence for whoever mends the file, or null.
import { isoDate } from '../platform/dates.ts';
import { UNREADABLE } from './decode.ts';

// The NHS began on this day; an earlier date is a slip of the keyboard. SQL says the same (record_contribution).
const FIRST_DAY = '1948-07-05';
const MOST = 10_000;

/** Why this cell can be taken in no column, or null. `damaged` when the file has bytes that are not UTF-8. */
export function whyNotCell(cell: string, damaged: boolean): string | null {
	if (damaged && cell.includes(UNREADABLE)) {
		return 'Some letters in this cell are not UTF-8. Save the file as “CSV UTF-8” and import these rows again.';
	}
	if (cell.includes('\0') || !cell.isWellFormed())
		return 'This cell holds a character that cannot be stored.';
	if (cell.length >= MOST && [...cell].length >= MOST) {
		return `This cell has ${[...cell].length.toLocaleString('en-GB')} characters. The most is 9,999.`;
	}
	// https://owasp.org/www-community/attacks/CSV_Injection, but "- we asked twice" and "-5 degrees" are words.
	if (/^\s*[=@]|^[+-][\p{L}([{]|^[+-].*\|.*!/su.test(cell)) {
		return 'This cell begins like a spreadsheet formula, which could do harm when somebody opens an export.';
	}
	return null;
}

export const isBlank = (cell: string) => /^[\s\u00a0]*$/.test(cell);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day as people and systems write it in Britain, as "2025-03-31"; null if it is none. Day before month. */
export function toDay(cell: string): string | null {
	const text = cell.trim();
	const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.exec(text);
	if (moment) {
		const at = new Date(text.replace(' ', 'T'));
		return Number.isNaN(at.getTime()) ? null : isoDate(at);
	}
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+)?$/.exec(text);
	if (iso) return day(iso[1], iso[2], iso[3]);
	const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:,? [\d:]+)?$/.exec(text);
	if (british) return day(british[3], british[2], british[1]);
	const spelt = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.? (\d{4})$/i.exec(text);
	if (!spelt) return null;
	const month = MONTHS.indexOf((spelt[2] ?? '').slice(0, 3).toLowerCase()) + 1;
	return day(spelt[3], String(month), spelt[1]);
}

/** Milliseconds since 1970, as Polis writes them, or seconds in its older exports. */
export function toMoment(cell: string): Date | null {
	if (!/^\d{9,14}$/.test(cell.trim())) return null;
	const number = Number(cell);
	return new Date(number < 100_000_000_000 ? number * 1000 : number);
}

export function whyNotDay(day: string | null, today: string): string | null {
	if (day === null) return 'This is not a day we can read. Write it like 2025-03-31 or 31/03/2025.';
	if (day > today) return 'This day is in the future.';
	return day < FIRST_DAY ? 'This day is before 5 July 1948.' : null;
}

export function whyNotLang(cell: string): string | null {
	return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(cell)
		? null
		: 'Write the language as a code, like en, ur or pa-PK.';
}

function day(year = '', month = '', date = ''): string | null {
	const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
	const at = new Date(`${iso}T00:00:00Z`);
	// The 31st of a short month would become the 1st of the next.
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}
