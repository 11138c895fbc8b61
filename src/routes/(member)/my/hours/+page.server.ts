import { fail, redirect } from '@sveltejs/kit';
import * as hours from '$lib/hours/hours.server';
import { attended } from '$lib/hours/schema';
import { readForm } from '$lib/platform/forms';

const ID = /^[0-9a-f-]{36}$/;

export async function load({ locals, url }) {
	const after = url.searchParams.get('after') ?? '';
	const log = await hours.listMine(locals.db, { after: ID.test(after) ? after : null });
	return { ...log, first: !ID.test(after), done: url.searchParams.get('done') };
}

export const actions = {
	attended: async ({ request, locals }) => {
		const form = await readForm(request, attended);
		if (!form.ok) return fail(400, form);

		const done = await hours.logAttended(locals.db, form.data.registration);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, '/my/hours?done=logged');
	}
};
