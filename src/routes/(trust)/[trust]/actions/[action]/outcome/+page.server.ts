import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { aYearAfter } from '$lib/outcomes/outcome';
import * as outcomes from '$lib/outcomes/outcomes.server';
import { hope } from '$lib/outcomes/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const [action, { measures }] = await Promise.all([
		decisions.action(locals.db, params.action),
		outcomes.list(locals.db, { action: params.action })
	]);
	return { action, measures, due: aYearAfter(action.due_on) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, hope);
		if (!form.ok) return fail(400, form);

		const done = await outcomes.hopeFor(locals.db, { action: params.action }, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/actions/${params.action}?done=hoped`);
	}
};
