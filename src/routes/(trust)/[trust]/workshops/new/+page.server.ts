import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as programmes from '$lib/programmes/programmes.server';
import { newWorkshop } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	return { programmes: await programmes.list(event.locals.db, organisation.id) };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
		const form = await readForm(event.request, newWorkshop);
		if (!form.ok) return fail(400, form);

		const done = await workshops.plan(event.locals.db, organisation.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${organisation.slug}/workshops/${done.data}?done=planned`);
	}
};
