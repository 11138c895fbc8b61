import { error, fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { WRITERS } from '$lib/governance/roles';
import { dutyChange } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, ...WRITERS);
	const duty = await governance.dutyPage(event.locals.db, event.params.duty);
	if (duty.retired_on) error(404, { code: 'not-found', message: 'Page not found' });
	return { duty, members: await governance.members(event.locals.db, organisation.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, dutyChange);
		if (!form.ok) return fail(400, form);

		const done = await governance.reviseDuty(locals.db, params.duty, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/governance/duties/${params.duty}?done=kept`);
	}
};
