import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import { readForm } from '$lib/platform/forms';
import { choosingPay, payFrom } from '$lib/registrations/schema';

export async function load({ locals, params }) {
	return { claim: await claims.mine(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, choosingPay);
		if (!form.ok) return fail(400, form);

		const done = await claims.choosePay(locals.db, params.id, payFrom(form.data) ?? {});
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/claims?done=chosen');
	}
};
