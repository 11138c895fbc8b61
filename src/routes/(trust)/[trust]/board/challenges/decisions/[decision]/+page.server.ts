import { fail, redirect } from '@sveltejs/kit';
import * as table from '$lib/decisions/board-table.server';
import { ratingNote } from '$lib/decisions/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'board_auditor', 'co_chair', 'decision_owner', 'engagement_lead');
	return {
		pair: await table.apart(event.locals.db, event.params.decision),
		done: event.url.searchParams.get('done')
	};
}

export const actions = {
	default: async ({ request, locals, params, url }) => {
		const form = await readForm(request, ratingNote);
		if (!form.ok) return fail(400, form);

		const done = await table.note(locals.db, params.decision, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=noted`);
	}
};
