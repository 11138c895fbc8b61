import { fail, redirect } from '@sveltejs/kit';
import { codeOf } from '$lib/contributions/slip-code.server';
import * as ratings from '$lib/decisions/ratings.server';
import { rating } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, parent, params }) {
	const { code } = await parent();
	return { asked: await ratings.asked(locals.db, params.decision, code) };
}

export const actions = {
	default: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, rating);
		if (!form.ok) return fail(400, form);

		const done = await ratings.rate(event.locals.db, event.params.decision, form.data.rating, code);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}?done=rated`);
	}
};
