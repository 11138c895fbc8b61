import * as consultations from '$lib/consultations/consultations.server';

export async function load({ locals, params }) {
	const heard = await consultations.heard(locals.db, params.id);
	return { heard, crisis: heard.organisation.crisis };
}
