import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { offering } from '$lib/tasks/schema';
import * as tasks from '$lib/tasks/tasks.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { people, programmes } = await tasks.list(event.locals.db, organisation.id, null);
	return { people, programmes, pressed: crypto.randomUUID() };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, offering);
		if (!form.ok) return fail(400, form);

		const done = await tasks.offer(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/claims/tasks?done=offered`);
	}
};
