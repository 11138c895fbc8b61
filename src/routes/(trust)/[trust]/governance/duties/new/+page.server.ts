import { fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { WRITERS } from '$lib/governance/roles';
import { duty } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, ...WRITERS);
	return { members: await governance.members(event.locals.db, organisation.id) };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, ...WRITERS);
		const form = await readForm(event.request, duty);
		if (!form.ok) return fail(400, form);

		const done = await governance.addDuty(event.locals.db, organisation.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${organisation.slug}/governance/duties/${done.data}?done=kept`);
	}
};
