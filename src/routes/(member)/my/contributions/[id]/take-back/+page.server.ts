import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { readForm } from '$lib/platform/forms';
import * as receipts from '$lib/log/receipts.server';
import { takeBack } from '$lib/receipts/schema';

export async function load({ parent, locals }) {
	const { own } = await parent();
	if (own.withdrawn_at) redirect(303, `/my/contributions/${own.id}`);
	return { hasKey: await receipts.hasTakingBackKey(locals.db, { id: own.id }) };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		const form = await readForm(request, takeBack);
		if (!form.ok) return fail(400, form);
		const done = await contributions.withdraw(locals.db, { id }, form.data.token);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/contributions/${id}`);
	}
};
