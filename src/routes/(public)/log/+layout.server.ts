import { book, sealedNow } from '$lib/log/pages.server';

// What every page about the book says: how long it is, who sealed it, and whether something is wrong with it.
export async function load({ locals }) {
	const [known, seen] = await Promise.all([book(locals.db), sealedNow()]);
	return { book: known, ...seen, now: new Date() };
}
