import { error, fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as safeguarding from '$lib/safeguarding/safeguarding.server';
import * as schema from '$lib/safeguarding/schema';

export async function load({ parent }) {
	const { organisation } = await parent();
	if (organisation.kind !== 'trust') error(404, { code: 'not-found', message: 'Page not found' });
	return { pressed: crypto.randomUUID(), exit: true };
}

export const actions = {
	default: async (event) => {
		const { request, locals, params } = event;
		const { organisation } = await requireHat(event);
		const form = await readForm(request, schema.raise);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const raised = await safeguarding.raise(locals.db, organisation.id, form.data);
		if (!raised.ok) return fail(raised.status, { values: form.values, errors: raised.errors });
		redirect(303, `/${params.trust}/safeguarding/handed/${raised.data}`);
	}
};
