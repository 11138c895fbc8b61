import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { newDecision } from '$lib/decisions/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'engagement_lead', 'decision_owner');
	const { locals, url } = event;
	return {
		waiting: await decisions.insightsWaiting(locals.db, organisation.id, url.searchParams.get('programme')),
		/** The insight one comes from is chosen already. */
		insight: url.searchParams.get('insight')
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newDecision);
		if (!form.ok) return fail(400, form);

		const done = await decisions.propose(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${done.data}?done=proposed`);
	}
};
