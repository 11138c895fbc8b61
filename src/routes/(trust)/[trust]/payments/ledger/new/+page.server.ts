import { fail, redirect } from '@sveltejs/kit';
import { posting } from '$lib/ledger/ledger';
import * as ledger from '$lib/ledger/ledger.server';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'finance_approver');
	return { fresh: await freshUntil(event.locals.db), pressed: crypto.randomUUID() };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver');
		const form = await readForm(event.request, posting);
		if (!form.ok) return fail(400, form);
		const posted = await ledger.post(event.locals.db, organisation.id, form.data);
		if (!posted.ok) return fail(posted.status, { values: form.values, errors: posted.errors });
		redirect(303, `/${organisation.slug}/payments/ledger?done=posted`);
	}
};
