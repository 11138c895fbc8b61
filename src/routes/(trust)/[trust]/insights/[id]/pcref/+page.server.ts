import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { aboutPcref } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { desk: await insights.desk(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, aboutPcref);
		if (!form.ok) return fail(400, form);

		const done = await insights.setParts(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${params.id}?done=parts`);
	}
};
