import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { newAction } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, parent }) {
	const { organisation } = await parent();
	const [decision, members] = await Promise.all([
		decisions.desk(locals.db, params.id),
		decisions.members(locals.db, organisation.id)
	]);
	return { decision, members };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newAction);
		if (!form.ok) return fail(400, form);

		const done = await decisions.addAction(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=action#actions`);
	}
};
