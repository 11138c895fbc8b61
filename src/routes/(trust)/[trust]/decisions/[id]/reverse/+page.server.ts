import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { reversal } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { decision: await decisions.desk(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, reversal);
		if (!form.ok) return fail(400, form);

		const done = await decisions.reverse(locals.db, params.id, form.data.reason);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=reversed`);
	}
};
