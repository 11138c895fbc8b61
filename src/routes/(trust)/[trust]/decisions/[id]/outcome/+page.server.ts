import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { aYearAfter } from '$lib/outcomes/outcome';
import * as outcomes from '$lib/outcomes/outcomes.server';
import { hope } from '$lib/outcomes/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const [decision, { measures }] = await Promise.all([
		decisions.desk(locals.db, params.id),
		outcomes.list(locals.db, { decision: params.id })
	]);
	return { decision, measures, due: aYearAfter(decision.decided_on ?? isoDate(new Date())) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, hope);
		if (!form.ok) return fail(400, form);

		const done = await outcomes.hopeFor(locals.db, { decision: params.id }, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=hoped`);
	}
};
