import { error, fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { writeForSomeone } from '$lib/contributions/schema';
import { mayAs } from '$lib/people/me';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, parent, url }) {
	const { organisation, roles, person } = await parent();
	if (!mayAs(roles, 'facilitator', 'engagement_lead')) {
		error(403, { code: 'not-allowed', message: 'Facilitators and engagement leads write for somebody else' });
	}
	return {
		choices: await contributions.writingChoices(locals.db, organisation.id),
		// Made here, so that pressing twice records once.
		id: crypto.randomUUID(),
		scribe: person?.name ?? '',
		today: isoDate(new Date()),
		programme: url.searchParams.get('programme') ?? undefined
	};
}

export const actions = {
	default: async ({ request, locals, params, cookies, url }) => {
		const form = await readForm(request, writeForSomeone);
		if (!form.ok) return fail(400, form);

		const given = await contributions.record(locals.db, form.data);
		if (!given.ok) return fail(given.status, { values: form.values, errors: given.errors });
		const page = `/${params.trust}/contributions/${given.data.id}/slip`;
		contributions.keepSlip(cookies, url, page, given.data.receipt);
		redirect(303, page);
	}
};
