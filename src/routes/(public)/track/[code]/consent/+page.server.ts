import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { answersFrom, changeUses } from '$lib/contributions/schema';
import { codeOf } from '$lib/contributions/slip-code.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ parent }) {
	const { code, own } = await parent();
	if (own.withdrawn_at) redirect(303, `/track/${code}`);
	return { today: isoDate(new Date()) };
}

export const actions = {
	uses: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, changeUses);
		if (!form.ok) return fail(400, form);

		const { consent_months } = form.data;
		const done = await contributions.changeConsent(
			event.locals.db,
			{ code },
			answersFrom(form.data),
			consent_months
		);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}?done=consent`);
	},
	anonymous: async (event) => {
		const code = await codeOf(event);
		const done = await contributions.makeAnonymous(event.locals.db, { code });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/track/${code}?done=anonymous`);
	}
};
