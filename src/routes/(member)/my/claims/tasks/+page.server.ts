import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import { readForm } from '$lib/platform/forms';
import { answering } from '$lib/tasks/schema';
import * as work from '$lib/tasks/tasks.server';

export async function load({ locals, url }) {
	const { tasks } = await claims.toClaim(locals.db);
	return { tasks, done: url.searchParams.get('done') };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, answering);
		if (!form.ok) return fail(400, form);

		const done = await work.answer(locals.db, form.data.task, form.data.agrees === 'yes');
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/tasks?done=${form.data.agrees}`);
	}
};
