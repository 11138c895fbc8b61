import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as runs from '$lib/runs/runs.server';
import { opening } from '$lib/runs/schema';

export async function load({ locals, url }) {
	if (!(await locals.person())) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
	return { list: await runs.mine(locals.db) };
}

export const actions = {
	// Shown in answer to the press, in no address and no history.
	default: async ({ request, locals, setHeaders }) => {
		const form = await readForm(request, opening);
		if (!form.ok) return fail(400, { ...form, opened: null });

		const opened = await runs.openMine(locals.db, form.data.payment);
		if (!opened.ok) return fail(opened.status, { values: form.values, errors: opened.errors, opened: null });
		setHeaders({ 'cache-control': 'private, no-store' });
		return { values: form.values, errors: {}, opened: opened.data };
	}
};
