import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import * as people from '$lib/people/people.server';
import { newPerson } from '$lib/people/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
		const form = await readForm(event.request, newPerson);
		if (!form.ok) return fail(400, form);

		const added = await people.add(event.locals.db, organisation.id, form.data);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, `/${organisation.slug}/people?done=added`);
	}
};
