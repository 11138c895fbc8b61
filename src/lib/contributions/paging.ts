// Lists go on from the last row of the page before, so that a page costs the same however far one has read.
import type { After } from './contribution';

const PLACE = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

/** Where a page begins, from `?after=2026-02-12_<id>`; anything else begins at the start. */
export function afterFrom(url: URL): After {
	const [, given_on, id] = PLACE.exec(url.searchParams.get('after') ?? '') ?? [];
	return given_on && id ? { given_on, id } : null;
}

/** The address of the page that goes on from this row, with the filters that are set. */
export function pageAfter(url: URL, { given_on, id }: { given_on: string; id: string }): string {
	const next = new URLSearchParams(url.searchParams);
	next.set('after', `${given_on}_${id}`);
	next.delete('done');
	return `?${next}`;
}

/** The address of the first page with the filters that are set. */
export function firstPage(url: URL): string {
	const first = new URLSearchParams(url.searchParams);
	first.delete('after');
	first.delete('done');
	return first.size ? `?${first}` : url.pathname;
}
