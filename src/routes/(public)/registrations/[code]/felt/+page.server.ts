import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as registrations from '$lib/registrations/registrations.server';
import * as afterwards from '$lib/workshops/afterwards.server';
import { felt } from '$lib/workshops/afterwards-schema';

export async function load({ locals, params, url }) {
	const questions = (await afterwards.feltQuestions(locals.db, params.code)) ?? registrations.notFound();
	return { questions, done: url.searchParams.has('done') };
}

export const actions = {
	default: async (event) => {
		const key = await registrations.keyOf(event);
		const form = await readForm(event.request, felt);
		if (!form.ok) return fail(400, form);

		const done = await afterwards.giveFelt(event.locals.db, key, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/registrations/${key}/felt?done`);
	}
};
