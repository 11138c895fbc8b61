// One's own log as a file for a spreadsheet.
import { csvOf } from '../platform/csv.ts';
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

/** CSV that Excel opens in every language, one line an entry. */
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
	return csvOf([COLUMNS, ...lines]);
}
