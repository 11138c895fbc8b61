import { howLong } from '$lib/retention/retention.server';

export async function load({ locals, params }) {
	const kept = await howLong(locals.db, params.trust);
	return { kept, crisis: kept.crisis };
}
