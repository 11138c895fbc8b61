// What people are offered for taking part: written before anyone says yes (R53), and what it comes to in an hour (R54).
import { pounds } from '../platform/money.ts';
import { FLOORS, type Floor } from './rates.ts';

export type Offer = {
	task: string;
	/** The session itself. */
	minutes: number;
	preparation_minutes: number;
	/** For all of it together. */
	pence: number;
	expenses: string;
	/** Working days after the day itself. */
	paid_within_days: number;
	/** In which ways people can be paid, and what happens when. */
	how: string;
	/** The rate of the card it was taken from; without, a sum of the trust's own. */
	rate_id?: string;
};

/** What a sum comes to for an hour, in whole pence, half a penny rounded up. */
export function hourlyPence(pence: number, minutes: number): number {
	return Math.round((pence * 60) / minutes);
}

/** The published wages that a sum for so many minutes stays under, by the floors of that day, the lowest first. */
export function floorsAbove(pence: number, minutes: number, day: string): Floor[] {
	return FLOORS.filter(
		({ from, to, pence: floor }) => from <= day && (to === null || day <= to) && pence * 60 < floor * minutes
	).toSorted((one, other) => one.pence - other.pence);
}

/**
 * What to say of a low sum before it is offered, or null. Those wages bind employers and not this offer: it is a question
 * of respect, so it warns and refuses nothing.
 */
export function lowWarning(pence: number, minutes: number, day: string): string | null {
	const [lowest, ...more] = floorsAbove(pence, minutes, day);
	if (!lowest) return null;
	const floors = [lowest, ...more].map(({ name, pence }) => `${name} (${pounds(pence)})`);
	return `This is ${pounds(hourlyPence(pence, minutes))} an hour, less than ${inWords(floors)}.`;
}

/** The minutes that are paid: preparing counts (R55). */
export function paidMinutes({ minutes, preparation_minutes }: Offer): number {
	return minutes + preparation_minutes;
}

/** "2 hours 30 minutes" */
export function inHours(minutes: number): string {
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
	const said = [
		hours && (hours === 1 ? '1 hour' : `${hours} hours`),
		rest && (rest === 1 ? '1 minute' : `${rest} minutes`)
	].filter(Boolean);
	return said.join(' ') || 'no time';
}

/** The offer in a line or two. */
export function offerWords(offer: Offer | null): string {
	if (!offer) return 'Nothing is paid. The public page says so.';
	const { pence, minutes, preparation_minutes, paid_within_days } = offer;
	const preparing = preparation_minutes ? ` and ${inHours(preparation_minutes)} to prepare` : '';
	return `${pounds(pence)} for ${inHours(minutes)}${preparing}\nPaid within ${paid_within_days === 1 ? '1 working day' : `${paid_within_days} working days`}`;
}

function inWords(items: string[]): string {
	return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
