import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { answersFrom, changeUses } from '$lib/contributions/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ parent }) {
	const { own } = await parent();
	if (own.withdrawn_at) redirect(303, `/my/contributions/${own.id}`);
	return { today: isoDate(new Date()) };
}

export const actions = {
	uses: async ({ request, locals, params: { id } }) => {
		const form = await readForm(request, changeUses);
		if (!form.ok) return fail(400, form);

		const { consent_months } = form.data;
		const done = await contributions.changeConsent(locals.db, { id }, answersFrom(form.data), consent_months);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/contributions/${id}?done=consent`);
	},
	anonymous: async ({ locals, params: { id } }) => {
		const done = await contributions.makeAnonymous(locals.db, { id });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/my/contributions/${id}?done=anonymous`);
	}
};
