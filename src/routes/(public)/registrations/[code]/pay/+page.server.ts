import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as registrations from '$lib/registrations/registrations.server';
import { choosingPay, payFrom } from '$lib/registrations/schema';

export async function load({ parent }) {
	const { place, base } = await parent();
	if (!place.offer || ['cancelled', 'lapsed'].includes(place.state)) redirect(303, base);
	return { offer: place.offer };
}

export const actions = {
	default: async (event) => {
		const key = await registrations.keyOf(event);
		const form = await readForm(event.request, choosingPay);
		if (!form.ok) return fail(400, form);
		const done = await registrations.choosePay(event.locals.db, key, payFrom(form.data));
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/registrations/${key}?done=pay`);
	}
};
