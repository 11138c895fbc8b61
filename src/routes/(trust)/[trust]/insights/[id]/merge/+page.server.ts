import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { merging } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const desk = await insights.desk(locals.db, params.id);
	return { desk, others: await insights.mergeable(locals.db, desk) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, merging);
		if (!form.ok) return fail(400, form);

		const done = await insights.merge(locals.db, [params.id, ...form.data.insights], form.data.statement);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${done.data}?done=merged`);
	}
};
