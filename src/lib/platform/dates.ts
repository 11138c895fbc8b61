// Dates as people in England read them, whatever the server's zone. Takes ISO dates and times as the database gives them.
import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays, format } from 'date-fns';

const HERE = 'Europe/London';

/** "12 February 2026" */
export function longDate(iso: string): string {
	return format(here(iso), 'd MMMM yyyy');
}

/** "12 Feb" */
export function shortDate(iso: string): string {
	return format(here(iso), 'd MMM');
}

/** "12 February 2026 at 4:05 pm" */
export function longTime(iso: string): string {
	return format(here(iso), "d MMMM yyyy 'at' h:mm aaa");
}

/** "Thursday 4 June 2026, 2:00 pm to 4:00 pm", with both days where it goes past midnight, and no end where there is none. */
export function dayAndHours(starts: string, ends?: string | null): string {
	const start = format(here(starts), 'EEEE d MMMM yyyy, h:mm aaa');
	if (!ends) return start;
	const sameDay = daysBetween(starts, ends) === 0;
	return `${start} to ${format(here(ends), sameDay ? 'h:mm aaa' : 'EEEE d MMMM yyyy, h:mm aaa')}`;
}

/** The date in England at this moment, as the database writes dates: "2026-02-12". */
export function isoDate(now: Date): string {
	return format(new TZDate(now, HERE), 'yyyy-MM-dd');
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
	return differenceInCalendarDays(here(to), here(from));
}

/** "today", "yesterday", "12 days ago", "in 3 days" */
export function agoInDays(iso: string, now: Date): string {
	const days = daysBetween(iso, isoDate(now));
	if (days === 0) return 'today';
	if (days === 1) return 'yesterday';
	if (days === -1) return 'tomorrow';
	return days > 0 ? `${days} days ago` : `in ${-days} days`;
}

/** A date alone is that day in England; a moment is the day it was there. */
function here(iso: string): TZDate {
	const [year = 0, month = 1, day = 1] = iso.split('-', 3).map(Number);
	return iso.length === 10 ? new TZDate(year, month - 1, day, HERE) : new TZDate(iso, HERE);
}
