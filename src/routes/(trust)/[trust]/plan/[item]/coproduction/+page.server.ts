import { fail, redirect } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { coproduction } from '$lib/plan/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'engagement_lead', 'decision_owner', 'co_chair');
	return { item: await plan.desk(event.locals.db, event.params.item) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, coproduction);
		if (!form.ok) return fail(400, form);

		const done = await plan.noteCoproduction(locals.db, params.item, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/plan/${params.item}?done=noted`);
	}
};
