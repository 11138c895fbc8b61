import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import { doneWithRequest } from '$lib/requests/done';
import * as requests from '$lib/requests/requests.server';
import { recordedRequest } from '$lib/requests/schema';

// Whoever it was said to writes it down; who is not an administrator does not read the register.
const HEARS = ['facilitator', 'engagement_lead', 'administrator'] as const;

export async function load(event) {
	const { organisation } = await requireHat(event, ...HEARS);
	const { roles } = await event.parent();
	const { people } = await contributions.writingChoices(event.locals.db, organisation.id);
	return {
		people,
		today: isoDate(new Date()),
		answers: mayAs(roles, 'administrator'),
		done: doneWithRequest(event.url.searchParams.get('done'))
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, ...HEARS);
		const form = await readForm(event.request, recordedRequest);
		if (!form.ok) return fail(400, form);

		const made = await requests.record(event.locals.db, organisation.id, form.data);
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		redirect(303, `/${organisation.slug}/requests/new?done=recorded`);
	}
};
