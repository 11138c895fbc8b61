import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { attachment } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const decision = await decisions.desk(locals.db, params.id);
	const { insights } = await decisions.insightsWaiting(
		locals.db,
		decision.organisation_id,
		decision.programme.slug
	);
	const attached = decision.influences.map(({ insight_id }) => insight_id);
	return { decision, insights: insights.filter(({ id }) => !attached.includes(id)) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, attachment);
		if (!form.ok) return fail(400, form);

		const done = await decisions.attach(locals.db, params.id, form.data.insights);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=attached#influences`);
	}
};
