import { error, fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { recordedAnswer } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const desk = await insights.desk(locals.db, params.id);
	const quote = desk.quotes.find(({ contribution_id }) => contribution_id === params.contribution);
	if (!quote || desk.state !== 'in_check') error(404, { code: 'not-found', message: 'Page not found' });
	return { desk, quote };
}

export const actions = {
	record: async ({ request, locals, params }) => {
		const form = await readForm(request, recordedAnswer);
		if (!form.ok) return fail(400, form);

		const done = await insights.recordCheck(locals.db, params.id, params.contribution, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${params.id}?done=recorded#answers`);
	}
};
