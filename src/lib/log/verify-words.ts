// Words that the steps of a check have in common. What a step says is for everyone; the exact terms stand in its detail.
import { figure, pageOf } from './book.ts';

/**
 * One thing that was checked. `ok` is null where there is nothing against it, but something to know. `says` is plain and tells
 * what to do; `detail` has the exact terms.
 */
export type Step = { name: StepName; ok: boolean | null; says: string; detail: string };

export type StepName =
	| 'policy'
	| 'checkpoint'
	| 'seals'
	| 'pages'
	| 'tiles'
	| 'entries'
	| 'links'
	| 'counts'
	| 'erasures'
	| 'earlier'
	| 'promise'
	| 'proof'
	| 'copy'
	| 'file';

export const passed = (name: StepName, says: string, detail: string): Step => ({
	name,
	ok: true,
	says,
	detail
});
export const failed = (name: StepName, says: string, detail: string): Step => ({
	name,
	ok: false,
	says,
	detail
});
export const noted = (name: StepName, says: string, detail: string): Step => ({
	name,
	ok: null,
	says,
	detail
});

/** What anybody can do about a book that was changed. */
export const TELL =
	'Keep this result and a copy of the files, and show them to those who seal the book: each of them has kept its own head.';

/** "1 page", "12,408 pages" */
export const pages = (count: number): string => `${figure(count)} ${count === 1 ? 'page' : 'pages'}`;

/** "page 12", "pages 12, 40 and 77", "pages 12, 40, 77 and 5 more", by index. */
export function thePages(indexes: number[]): string {
	const shown = [...new Set(indexes)].sort((one, other) => one - other).map((index) => figure(pageOf(index)));
	const more = shown.length > 4 ? `${figure(shown.length - 3)} more` : (shown.pop() ?? '');
	const first = shown.slice(0, 3);
	return first.length ? `pages ${first.join(', ')} and ${more}` : `page ${more}`;
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
	dateStyle: 'long',
	timeStyle: 'short',
	timeZone: 'Europe/London'
});

/** "22 November 2026 at 16:40" of seconds since 1970. */
export const moment = (seconds: number): string => written(seconds, (date) => LONDON.format(date));

/** "2026-11-22T16:40:00.000Z" of seconds since 1970, for exact terms. */
export const instant = (seconds: number): string => written(seconds, (date) => date.toISOString());

/** Whoever signs may sign any number: one that no calendar reaches is written as it is. */
function written(seconds: number, how: (date: Date) => string): string {
	const date = new Date(seconds * 1000);
	return Number.isNaN(date.getTime()) ? `second ${seconds}` : how(date);
}
