import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { stands } from '$lib/registrations/registration';
import * as registrations from '$lib/registrations/registrations.server';
import { changingNeeds, needsFrom } from '$lib/registrations/schema';

export async function load({ parent }) {
	const { place, base } = await parent();
	if (!stands(place)) redirect(303, base);
}

export const actions = {
	default: async (event) => {
		const key = await registrations.keyOf(event);
		const form = await readForm(event.request, changingNeeds);
		if (!form.ok) return fail(400, form);
		const done = await registrations.changeNeeds(event.locals.db, key, needsFrom(form.data));
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/registrations/${key}?done=needs`);
	}
};
