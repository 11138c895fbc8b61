import { takePart } from '$lib/registrations/registrations.server';

export async function load({ locals, params }) {
	const open = await takePart(locals.db, params.trust);
	return { open, crisis: open.organisation.crisis };
}
