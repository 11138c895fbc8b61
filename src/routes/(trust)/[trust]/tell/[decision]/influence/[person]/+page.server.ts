import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import * as ratings from '$lib/decisions/ratings.server';
import { ratingFor } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, parent }) {
	const { organisation } = await parent();
	return { list: await decisions.peopleToTell(locals.db, organisation.id, params.decision, null) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, ratingFor);
		if (!form.ok) return fail(400, form);

		const given = { person: params.person, ...form.data };
		const done = await ratings.rateFor(locals.db, params.decision, given);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/tell/${params.decision}?done=rated`);
	}
};
