import { fail, redirect } from '@sveltejs/kit';
import * as payees from '$lib/payees/payees.server';
import { newPayee } from '$lib/payees/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, newPayee);
		if (!form.ok) return fail(400, form);

		const added = await payees.add(event.locals.db, organisation.id, form.data);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, `/${event.params.trust}/payments/payees/${added.data}?done=added`);
	}
};
