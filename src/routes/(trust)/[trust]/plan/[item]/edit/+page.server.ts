import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { planChange } from '$lib/plan/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, 'engagement_lead', 'decision_owner');
	const { locals, params } = event;
	const item = await plan.desk(locals.db, params.item);
	const [choices, members] = await Promise.all([
		plan.choices(locals.db, organisation.id, item.programme.slug),
		decisions.members(locals.db, organisation.id)
	]);
	return { item, choices, members };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, planChange);
		if (!form.ok) return fail(400, form);

		const { seen, reason, ...given } = form.data;
		const done = await plan.revise(locals.db, params.item, given, { seen, reason });
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/plan/${params.item}?done=changed`);
	}
};
