import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import { claimingHours } from '$lib/claims/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return claims.ratesForHours(locals.db, params.hours);
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, claimingHours);
		if (!form.ok) return fail(400, form);

		const done = await claims.claimHours(locals.db, params.hours, form.data.rate);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/${done.data}`);
	}
};
