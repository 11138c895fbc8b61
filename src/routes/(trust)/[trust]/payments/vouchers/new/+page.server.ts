import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { bought } from '$lib/vouchers/schema';
import * as vouchers from '$lib/vouchers/vouchers.server';

export async function load(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	return { fresh: await freshUntil(event.locals.db) };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, bought);
		if (!form.ok) return fail(400, form);

		const added = await vouchers.add(event.locals.db, organisation.id, form.data);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, `/${event.params.trust}/payments/vouchers?done=added`);
	}
};
