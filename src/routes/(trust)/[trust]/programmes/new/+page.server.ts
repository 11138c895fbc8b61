import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as programmes from '$lib/programmes/programmes.server';
import { newProgramme } from '$lib/programmes/schema';

export async function load(event) {
	await requireHat(event, 'engagement_lead', 'administrator');
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'engagement_lead', 'administrator');
		const form = await readForm(event.request, newProgramme);
		if (!form.ok) return fail(400, form);

		const made = await programmes.create(event.locals.db, organisation.id, form.data);
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		redirect(303, `/${organisation.slug}/programmes/${form.data.slug}?done=started`);
	}
};
