import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { whyNotChange } from '$lib/contributions/contribution';
import { answersFrom, changeUses } from '$lib/contributions/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ parent, params }) {
	const { contribution } = await parent();
	if (whyNotChange(contribution)) redirect(303, `/${params.trust}/contributions/${params.id}`);
	return { today: isoDate(new Date()) };
}

export const actions = {
	uses: async ({ request, locals, params: { trust, id } }) => {
		const form = await readForm(request, changeUses);
		if (!form.ok) return fail(400, form);

		const { consent_months } = form.data;
		const done = await contributions.changeConsent(locals.db, { id }, answersFrom(form.data), consent_months);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${trust}/contributions/${id}?done=consent`);
	},
	anonymous: async ({ locals, params: { trust, id } }) => {
		const done = await contributions.makeAnonymous(locals.db, { id });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/${trust}/contributions/${id}?done=anonymous`);
	}
};
