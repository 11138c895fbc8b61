import { fail, redirect } from '@sveltejs/kit';
import { aYearAfter } from '$lib/outcomes/outcome';
import * as outcomes from '$lib/outcomes/outcomes.server';
import { hope } from '$lib/outcomes/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'engagement_lead', 'decision_owner');
	const { locals, params } = event;
	const [item, { measures }] = await Promise.all([
		plan.desk(locals.db, params.item),
		plan.linkChoices(locals.db, params.item)
	]);
	return { item, measures, due: aYearAfter(item.due_on) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, hope);
		if (!form.ok) return fail(400, form);

		const done = await outcomes.hopeFor(locals.db, { plan_item: params.item }, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/plan/${params.item}?done=hoped`);
	}
};
