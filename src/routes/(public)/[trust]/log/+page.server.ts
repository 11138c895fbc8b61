import { book, ofTrust, sealedNow } from '$lib/log/pages.server';

export async function load({ locals, params }) {
	const [part, known, seen] = await Promise.all([
		ofTrust(locals.db, params.trust),
		book(locals.db),
		sealedNow()
	]);
	return { part, open: known.open, ...seen, now: new Date(), crisis: part.organisation.crisis };
}
