import { fail, redirect } from '@sveltejs/kit';
import { ownLimits } from '$lib/own-limits/limits';
import * as limits from '$lib/own-limits/limits.server';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, url }) {
	return { limits: await limits.mine(locals.db), saved: url.searchParams.get('done') === 'saved' };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, ownLimits);
		if (!form.ok) return fail(400, form);

		const done = await limits.set(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/pay/limits?done=saved');
	}
};
