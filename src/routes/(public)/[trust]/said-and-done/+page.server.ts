import * as saidAndDone from '$lib/said-and-done/said-and-done.server';

export async function load({ locals, params, url }) {
	const query = saidAndDone.readQuery(url);
	const seen = await saidAndDone.list(locals.db, params.trust, query);
	return { seen, query, now: new Date(), origin: url.origin, crisis: seen.organisation.crisis };
}
