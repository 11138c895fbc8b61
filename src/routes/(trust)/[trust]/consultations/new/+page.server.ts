import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import { newConsultation } from '$lib/consultations/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as programmes from '$lib/programmes/programmes.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'engagement_lead');
	const all = await programmes.list(event.locals.db, organisation.id);
	return { programmes: all.filter(({ organisation_slug }) => organisation_slug === organisation.slug) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newConsultation);
		if (!form.ok) return fail(400, form);

		const done = await consultations.create(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${done.data}?done=started`);
	}
};
