import { fail, redirect } from '@sveltejs/kit';
import { keepYes } from '$lib/consents/renewal';
import * as renewals from '$lib/consents/renewals.server';
import * as contributions from '$lib/contributions/contributions.server';
import { doneSentence } from '$lib/contributions/done';
import { readForm } from '$lib/platform/forms';

export const load = async ({ locals, url }) => ({
	words: await renewals.mine(locals.db),
	done: doneSentence(url)
});

export const actions = {
	keep: async ({ request, locals }) => {
		const form = await readForm(request, keepYes.required({ contribution: true }));
		if (!form.ok) return fail(400, form);
		const { contribution, keep } = form.data;
		const done = await contributions.changeConsent(
			locals.db,
			{ id: contribution },
			keep.answers,
			keep.months
		);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/contributions/ending?done=kept');
	}
};
