import { fail, redirect } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { review } from '$lib/plan/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'engagement_lead', 'decision_owner');
	return { item: await plan.desk(event.locals.db, event.params.item) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, review);
		if (!form.ok) return fail(400, form);

		const done = await plan.reviewItem(locals.db, params.item, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/plan/${params.item}?done=reviewed`);
	}
};
