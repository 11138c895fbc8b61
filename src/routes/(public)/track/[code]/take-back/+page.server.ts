import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { codeOf } from '$lib/contributions/slip-code.server';
import { readForm } from '$lib/platform/forms';
import * as receipts from '$lib/log/receipts.server';
import { takeBack } from '$lib/receipts/schema';

export async function load({ parent, locals }) {
	const { code, own } = await parent();
	if (own.withdrawn_at) redirect(303, `/track/${code}`);
	return { hasKey: await receipts.hasTakingBackKey(locals.db, { code }) };
}

export const actions = {
	default: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, takeBack);
		if (!form.ok) return fail(400, form);
		const done = await contributions.withdraw(event.locals.db, { code }, form.data.token);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}`);
	}
};
