import { fail, redirect } from '@sveltejs/kit';
import { isOpen } from '$lib/hours/hours';
import * as hours from '$lib/hours/hours.server';
import { entry } from '$lib/hours/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const log = await hours.mine(locals.db, params.id);
	if (!isOpen(log.entry)) redirect(303, '/my/hours');
	return { log, today: isoDate(new Date()) };
}

export const actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, entry);
		if (!form.ok) return fail(400, form);

		const done = await hours.change(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/hours?done=changed');
	},
	remove: async ({ locals, params }) => {
		const done = await hours.remove(locals.db, params.id);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, '/my/hours?done=removed');
	}
};
