import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { alertDone } from '$lib/safeguarding/alert';
import * as safeguarding from '$lib/safeguarding/safeguarding.server';
import * as schema from '$lib/safeguarding/schema';

export async function load(event) {
	const { locals, params, url } = event;
	await requireHat(event, 'safeguarding_lead');
	return {
		alert: await safeguarding.at(locals.db, params.alert),
		pressed: crypto.randomUUID(),
		done: alertDone(url),
		exit: true
	};
}

export const actions = {
	acknowledge: async ({ locals, params }) => {
		const taken = await safeguarding.acknowledge(locals.db, params.alert);
		if (!taken.ok) return fail(taken.status, { values: {}, errors: taken.errors });
		redirect(303, `/${params.trust}/safeguarding/${params.alert}?done=acknowledged`);
	},
	note: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.note);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const noted = await safeguarding.note(locals.db, params.alert, form.data);
		if (!noted.ok) return fail(noted.status, { values: form.values, errors: noted.errors });
		redirect(303, `/${params.trust}/safeguarding/${params.alert}?done=noted`);
	},
	close: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.close);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const closed = await safeguarding.close(locals.db, params.alert, form.data);
		if (!closed.ok) return fail(closed.status, { values: form.values, errors: closed.errors });
		redirect(303, `/${params.trust}/safeguarding/${params.alert}?done=closed`);
	}
};
