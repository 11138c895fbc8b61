import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { progress } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	return { action: await decisions.action(locals.db, params.action), done: url.searchParams.get('done') };
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
