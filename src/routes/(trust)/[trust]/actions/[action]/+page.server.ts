import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import * as outcomes from '$lib/outcomes/outcomes.server';
import { isoDate } from '$lib/platform/dates';
import { progress } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	const [action, hopes] = await Promise.all([
		decisions.action(locals.db, params.action),
		outcomes.list(locals.db, { action: params.action })
	]);
	return { action, outcomes: hopes, today: isoDate(new Date()), done: url.searchParams.get('done') };
}

export const actions = {
	note: async ({ request, locals, params, url }) => {
		const form = await readForm(request, progress);
		if (!form.ok) return fail(400, form);

		const done = await decisions.noteProgress(locals.db, params.action, form.data.note);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=noted`);
	},
	complete: async ({ request, locals, params, url }) => {
		const form = await readForm(request, progress);
		if (!form.ok) return fail(400, form);

		const done = await decisions.completeAction(locals.db, params.action, form.data.note);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=completed`);
	}
};
