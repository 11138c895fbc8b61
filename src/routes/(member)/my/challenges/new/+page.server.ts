import { fail, redirect } from '@sveltejs/kit';
import * as challenges from '$lib/decisions/challenges.server';
import { newChallenge } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, url }) {
	const { kind, id } = Object.fromEntries(url.searchParams);
	return { subject: await challenges.subject(locals.db, kind ?? '', id ?? ''), exit: true };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, newChallenge);
		if (!form.ok) return fail(400, form);

		const done = await challenges.raise(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '/my/challenges?done=raised');
	}
};
