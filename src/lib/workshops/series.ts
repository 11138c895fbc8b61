// Workshops that belong together: the days of a series, the same hour on the clock of London in summer and winter.
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { longDate } from '../platform/dates.ts';

const HERE = 'Europe/London';

export const RHYTHMS = {
	week: 'Every week',
	fortnight: 'Every two weeks',
	month: 'Every month, on the same weekday of it'
} as const;
export type Rhythm = keyof typeof RHYTHMS;
export type Holiday = { day: string; title: string };
export type SeriesDay = { day: string; warning: string | null };

/**
 * The days of so many more, after the first. By the month it is the same weekday of the month (the second Tuesday), since
 * people plan by weekdays; where a month has no fifth one, its last.
 */
export function seriesDays(first: string, every: Rhythm, copies: number): string[] {
	return Array.from({ length: copies }, (_, index) =>
		every === 'month'
			? sameWeekday(first, index + 1)
			: iso(Date.parse(first) + (index + 1) * (every === 'week' ? 7 : 14) * 86_400_000)
	);
}

/** The days with what stands against them: bank holidays, and the days beside Christmas and New Year when little is open. */
export function withWarnings(days: string[], holidays: Holiday[]): SeriesDay[] {
	return days.map((day) => {
		const holiday = holidays.find((one) => one.day === day);
		const warning = holiday
			? `${longDate(day)} is a bank holiday: ${holiday.title}.`
			: /-12-2[4-9]$|-12-3[01]$/.test(day)
				? `${longDate(day)} is between Christmas and New Year.`
				: null;
		return { day, warning };
	});
}

/** The moment of a day and hour ("18:30") by the clock of London, as UTC: "2026-06-04T17:30:00.000Z". */
export function londonMoment(day: string, clock: string): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const [hours = 0, minutes = 0] = clock.split(':').map(Number);
	return new Date(new TZDate(year, month - 1, date, hours, minutes, HERE).getTime()).toISOString();
}

/** "14:05", what the clock of London shows at a moment: what a time field holds. */
export function clockTime(at: Date): string {
	return format(new TZDate(at, HERE), 'HH:mm');
}

function sameWeekday(first: string, months: number): string {
	const day = new Date(first);
	const nth = Math.ceil(day.getUTCDate() / 7);
	const month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
	const [year, index] = [month.getUTCFullYear(), month.getUTCMonth()];
	const date = 1 + ((day.getUTCDay() - month.getUTCDay() + 7) % 7) + (nth - 1) * 7;
	const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
	return iso(Date.UTC(year, index, date > last ? date - 7 : date));
}

const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10);
