import { error, fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { recordedAnswer } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, parent }) {
	const { organisation } = await parent();
	const waiting = await insights.peopleToAsk(locals.db, organisation.id);
	const asked = waiting.find(
		({ insight_id, person_id }) => insight_id === params.insight && person_id === params.person
	);
	if (!asked) error(404, { code: 'not-found', message: 'Page not found' });
	return { asked };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, recordedAnswer);
		if (!form.ok) return fail(400, form);

		const done = await insights.recordPersonCheck(locals.db, params.insight, params.person, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/tell?done=recorded`);
	}
};
