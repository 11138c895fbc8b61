import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { newDecision } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	return {
		waiting: await decisions.insightsWaiting(locals.db, organisation.id, url.searchParams.get('programme'))
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
