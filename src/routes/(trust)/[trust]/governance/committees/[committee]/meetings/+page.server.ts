import { fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { ASSESSORS } from '$lib/governance/roles';
import { meeting } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, ...ASSESSORS);
	return { committee: await governance.committeePage(event.locals.db, event.params.committee, null) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, meeting);
		if (!form.ok) return fail(400, form);

		const done = await governance.recordMeeting(locals.db, params.committee, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/governance/committees/${params.committee}?done=met`);
	}
};
