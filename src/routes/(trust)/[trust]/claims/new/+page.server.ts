import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import { claimingSpent } from '$lib/claims/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	return { ...(await claims.toClaimFor(event.locals.db, organisation.id)), pressed: crypto.randomUUID() };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, claimingSpent.required({ person: true }));
		if (!form.ok) return fail(400, form);

		const done = await claims.claimSpent(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/claims/${done.data}`);
	}
};
