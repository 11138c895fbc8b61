import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import * as hours from '$lib/hours/hours.server';
import { entry } from '$lib/hours/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, url }) {
	const corrects = url.searchParams.get('corrects');
	const log = corrects
		? await hours.mine(locals.db, corrects)
		: { ...(await hours.listMine(locals.db)), entry: null };
	return { log, today: isoDate(new Date()), id: randomUUID() };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, entry);
		if (!form.ok) return fail(400, form);

		const done = await hours.log(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/hours?done=logged');
	}
};
