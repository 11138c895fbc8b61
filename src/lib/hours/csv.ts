// One's own log as a file for a spreadsheet.
import Papa from 'papaparse';
import { ACTIVITIES, STATE_NAMES, type Entry } from './hours.ts';

const COLUMNS = [
	'Day',
	'Programme',
	'Activity',
	'Workshop',
	'What',
	'Session minutes',
	'Preparation minutes',
	'Travel minutes',
	'Follow-up minutes',
	'Minutes together',
	'State'
];

/** CSV that Excel opens in every language. What it would take for a formula stands behind an apostrophe. */
export function toCsv(hours: Entry[]): string {
	const lines = hours.map((one) => [
		one.done_on,
		one.programme,
		ACTIVITIES[one.activity],
		one.workshop ?? '',
		one.what,
		one.session,
		one.preparation,
		one.travel,
		one.follow_up,
		one.minutes,
		STATE_NAMES[one.state]
	]);
	return `\ufeff${Papa.unparse([COLUMNS, ...lines], { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
