import { fail, redirect } from '@sveltejs/kit';
import * as coverage from '$lib/coverage/coverage.server';
import { whyUnused } from '$lib/coverage/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'facilitator', 'engagement_lead');
}

export const actions = {
	say: async ({ request, locals, params }) => {
		const form = await readForm(request, whyUnused);
		if (!form.ok) return fail(400, form);

		const done = await coverage.sayWhyUnused(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/contributions/${params.id}?done=unused`);
	},
	unsay: async ({ locals, params }) => {
		const done = await coverage.unsayWhyUnused(locals.db, params.id);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/${params.trust}/contributions/${params.id}?done=unsaid`);
	}
};
