// When a consultation is open, and what to think of before choosing the days. The law names no least time (domain.md C8, R26):
// an organisation may set its own, and everything here is advice that whoever opens it may set aside.
import { TZDate } from '@date-fns/tz';
import { addDays, differenceInCalendarDays, format } from 'date-fns';
import { isoDate, longDate } from '../platform/dates.ts';

/** A bank holiday in England, as data: days move, and are added for one year alone. */
export type Holiday = { day: string; name: string };

export type Warning = {
	/** The field it stands beside. */
	field: 'opens_on' | 'closes_on';
	what:
		| 'too-short'
		| 'bank-holiday'
		| 'christmas'
		| 'summer'
		| 'closes-on-weekend'
		| 'closes-on-holiday'
		| 'closes-before-it-opens'
		| 'opens-in-the-past';
	sentence: string;
};

const HERE = 'Europe/London';

/** The moment it opens: the first second of that day in England, whatever the clocks do. */
export function opensAt(day: string): Date {
	return new Date(at(day).getTime());
}

/** The last second it is open: 23:59:59 of its last day in England. */
export function closesAt(day: string): Date {
	return new Date(addDays(at(day), 1).getTime() - 1000);
}

/** Whether answers are taken at this moment. */
export function isOpen(opens: string, closes: string, now: Date): boolean {
	// To the millisecond: the last second lasts until midnight.
	return opensAt(opens) <= now && now < addDays(at(closes), 1);
}

/** How many days it is open, the first and the last counted. */
export function daysOpen(opens: string, closes: string): number {
	return differenceInCalendarDays(at(closes), at(opens)) + 1;
}

/**
 * What to think of before opening from one day to another, both included.
 * In: ISO dates; the organisation's own least number of days, if it has one; bank holidays in England for those years.
 */
export function warnings(
	{ opens, closes }: { opens: string; closes: string },
	{ minimumDays, holidays }: { minimumDays: number | null; holidays: Holiday[] },
	now: Date
): Warning[] {
	if (closes < opens) {
		return [
			{
				field: 'closes_on',
				what: 'closes-before-it-opens',
				sentence: `It closes before it opens. Choose a day after ${longDate(opens)}.`
			}
		];
	}
	const found: Warning[] = [];
	const warn = (field: Warning['field'], what: Warning['what'], sentence: string) =>
		found.push({ field, what, sentence });

	if (opens < isoDate(now))
		warn('opens_on', 'opens-in-the-past', `${longDate(opens)} has passed. Nobody could have answered yet.`);

	const days = daysOpen(opens, closes);
	if (minimumDays !== null && days < minimumDays) {
		warn(
			'closes_on',
			'too-short',
			`It is open for ${counted(days)}. Your organisation’s own minimum is ${counted(minimumDays)}.`
		);
	}

	const within = holidays
		.filter(({ day }) => opens <= day && day <= closes)
		.sort((a, b) => a.day.localeCompare(b.day));
	if (within.length > 0) {
		const named = within.map(({ day, name }) => `${name} (${longDate(day)})`).join(', ');
		warn(
			'closes_on',
			'bank-holiday',
			`There ${within.length === 1 ? 'is a bank holiday' : 'are bank holidays'} in this time: ${named}.`
		);
	}
	if (touches(opens, closes, '12-25', '01-01'))
		warn(
			'closes_on',
			'christmas',
			'It spans Christmas to New Year, when few people answer and many offices are shut. Think of adding two weeks.'
		);
	if (touches(opens, closes, '07-20', '08-31'))
		warn(
			'closes_on',
			'summer',
			'It spans the school summer holidays, when families and many groups are away. Think of adding time in September.'
		);

	const last = within.find(({ day }) => day === closes);
	const weekday = at(closes).getDay();
	if (last)
		warn(
			'closes_on',
			'closes-on-holiday',
			`It closes on ${last.name}, when nobody is there to help. Choose a working day.`
		);
	else if (weekday === 0 || weekday === 6)
		warn(
			'closes_on',
			'closes-on-weekend',
			`It closes on a ${format(at(closes), 'EEEE')}, when nobody is there to help. Choose a working day.`
		);
	return found;
}

const counted = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`;

function at(day: string): TZDate {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	return new TZDate(year, month - 1, date, HERE);
}

/** Whether the window holds any day of a season that comes every year, from one month and day to another. */
function touches(opens: string, closes: string, from: string, to: string): boolean {
	const years = [];
	for (let year = Number(opens.slice(0, 4)) - 1; year <= Number(closes.slice(0, 4)); year++) years.push(year);
	return years.some((year) => opens <= `${to < from ? year + 1 : year}-${to}` && closes >= `${year}-${from}`);
}
