import { fail, redirect } from '@sveltejs/kit';
import * as measures from '$lib/measures/measures.server';
import { newMeasure } from '$lib/measures/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'engagement_lead');
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, 'engagement_lead');
		const form = await readForm(event.request, newMeasure);
		if (!form.ok) return fail(400, form);

		const done = await measures.add(event.locals.db, organisation.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${event.params.trust}/board/measures?done=added`);
	}
};
