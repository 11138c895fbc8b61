// Old heads, kept beside the log as it is published and outside the database: all of the last days, and one of each day before.
// Whoever changed the past would have to change them too, and they are what is shown to people when something is found.
import { fromUtf8, utf8 } from './bytes.ts';
import type { Shelf } from './shelf.server.ts';

const DAY = 86_400_000;
/** Days of which every head is kept. */
const WHOLE_DAYS = 3;
const FIRST = 'kept/first';

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
const before = (date: Date, days: number) => new Date(date.getTime() - days * DAY);
const fileOf = (day: string) => `kept/${day}.json`;

/** Keeps a head as it was published, once. */
export async function keepHead(on: Shelf, note: Uint8Array, now: Date): Promise<void> {
	const text = fromUtf8(note) ?? '';
	const heads = await headsOf(on, dayOf(now));
	const last = heads.at(-1) ?? (await headsOf(on, dayOf(before(now, 1)))).at(-1);
	// Only the text counts: seals come later, and change nothing in it.
	if (last !== undefined && textOf(last) === textOf(text)) return;
	if (!(await on.read(FIRST))) await on.write(FIRST, utf8(dayOf(now)));
	await write(on, dayOf(now), [...heads, text]);
	await thin(on, dayOf(before(now, WHOLE_DAYS)));
}

/**
 * Heads to compare today's with: the newest of each of the last days, and of the days before one after the other, so that each has its
 * turn. `turn`: which.
 */
export async function someKept(on: Shelf, now: Date, turn: number): Promise<Uint8Array[]> {
	const days = Array.from({ length: WHOLE_DAYS }, (_, back) => dayOf(before(now, back)));
	const first = fromUtf8((await on.read(FIRST)) ?? new Uint8Array()) ?? '';
	const age = Math.floor((now.getTime() - Date.parse(first)) / DAY);
	if (age >= WHOLE_DAYS) days.push(dayOf(before(now, WHOLE_DAYS + (turn % (age - WHOLE_DAYS + 1)))));
	const found: Uint8Array[] = [];
	for (const day of days) {
		const heads = await headsOf(on, day);
		const some = [heads.at(-1), heads[turn % Math.max(heads.length, 1)]];
		for (const head of new Set(some)) if (head) found.push(utf8(head));
	}
	return found;
}

async function headsOf(on: Shelf, day: string): Promise<string[]> {
	const bytes = await on.read(fileOf(day));
	return bytes ? (JSON.parse(fromUtf8(bytes) ?? '[]') as string[]) : [];
}

const write = (on: Shelf, day: string, heads: string[]) =>
	on.write(fileOf(day), utf8(`${JSON.stringify(heads, null, '\t')}\n`));

/** Of a day that is past, its last head is enough. */
async function thin(on: Shelf, day: string) {
	const heads = await headsOf(on, day);
	if (heads.length > 1) await write(on, day, heads.slice(-1));
}

const textOf = (note: string) => note.slice(0, note.lastIndexOf('\n\n'));
