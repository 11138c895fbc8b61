import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { approval } from '$lib/plan/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'decision_owner');
	const [item, fresh] = await Promise.all([
		plan.desk(event.locals.db, event.params.item),
		freshUntil(event.locals.db)
	]);
	return { item, fresh };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, approval);
		if (!form.ok) return fail(400, form);

		const done = await plan.approve(locals.db, params.item, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/plan/${params.item}?done=approved`);
	}
};
