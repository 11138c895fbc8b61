import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { whyNotChange } from '$lib/contributions/contribution';
import { readForm } from '$lib/platform/forms';
import { takeBack } from '$lib/receipts/schema';

export async function load({ parent, params }) {
	const { contribution } = await parent();
	if (whyNotChange(contribution)) redirect(303, `/${params.trust}/contributions/${params.id}`);
}

export const actions = {
	default: async ({ request, locals, params: { trust, id } }) => {
		const form = await readForm(request, takeBack);
		if (!form.ok) return fail(400, form);
		const done = await contributions.withdraw(locals.db, { id }, form.data.token);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${trust}/contributions/${id}?done=taken-back`);
	}
};
