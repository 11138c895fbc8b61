import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import { claimingSpent } from '$lib/claims/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals }) {
	return { ...(await claims.toClaim(locals.db)), pressed: crypto.randomUUID() };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, claimingSpent.omit({ person: true }));
		if (!form.ok) return fail(400, form);

		const done = await claims.claimSpent(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/${done.data}`);
	}
};
