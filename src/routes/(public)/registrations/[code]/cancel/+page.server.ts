import { fail, redirect } from '@sveltejs/kit';
import { stands } from '$lib/registrations/registration';
import * as registrations from '$lib/registrations/registrations.server';

export async function load({ parent }) {
	const { place, base } = await parent();
	if (!stands(place)) redirect(303, base);
}

export const actions = {
	default: async (event) => {
		const key = await registrations.keyOf(event);
		const done = await registrations.cancel(event.locals.db, key);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/registrations/${key}?done=cancelled`);
	}
};
