import { error, fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { rating } from '$lib/decisions/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event);
	const decision = await decisions.desk(event.locals.db, event.params.id);
	if (!decision.made_at || decision.reversed_at || decision.superseded_at) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return { decision };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, rating);
		if (!form.ok) return fail(400, form);

		const done = await decisions.rate(locals.db, params.id, form.data.rating);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=rated`);
	}
};
