import { fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { WRITERS } from '$lib/governance/roles';
import { committee } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, ...WRITERS);
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, ...WRITERS);
		const form = await readForm(event.request, committee);
		if (!form.ok) return fail(400, form);

		const done = await governance.addCommittee(event.locals.db, organisation.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${organisation.slug}/governance/committees/${done.data}?done=added`);
	}
};
