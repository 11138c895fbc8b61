import * as late from '$lib/late/late.server';

export async function load({ locals, params, url }) {
	const seen = await late.read(locals.db, params.trust, url);
	return { seen, crisis: seen.organisation.crisis };
}
