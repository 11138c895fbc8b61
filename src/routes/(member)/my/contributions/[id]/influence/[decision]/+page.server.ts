import { fail, redirect } from '@sveltejs/kit';
import * as ratings from '$lib/decisions/ratings.server';
import { rating } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { asked: await ratings.asked(locals.db, params.decision) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, rating);
		if (!form.ok) return fail(400, form);

		const done = await ratings.rate(locals.db, params.decision, form.data.rating);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/contributions/${params.id}?done=rated`);
	}
};
