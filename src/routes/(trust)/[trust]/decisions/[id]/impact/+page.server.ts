import { error, fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { whyNotReview } from '$lib/decisions/decision';
import { equalityReview } from '$lib/decisions/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { roles } = await requireHat(event, 'engagement_lead', 'decision_owner');
	const decision = await decisions.desk(event.locals.db, event.params.id);
	if (whyNotReview(decision, roles)) error(404, { code: 'not-found', message: 'Page not found' });
	return { decision };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, equalityReview);
		if (!form.ok) return fail(400, form);

		const done = await decisions.reviewEquality(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=reviewed`);
	}
};
