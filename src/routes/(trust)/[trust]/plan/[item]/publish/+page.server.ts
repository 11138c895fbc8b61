import { fail, redirect } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';

export async function load(event) {
	await requireTrustHat(event, 'engagement_lead', 'decision_owner');
	return { item: await plan.desk(event.locals.db, event.params.item) };
}

export const actions = {
	default: async ({ locals, params }) => {
		const done = await plan.publish(locals.db, params.item);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/plan/${params.item}?done=published`);
	}
};
