import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { authorVerb, challenge } from '$lib/contributions/schema';
import { codeOf, notFound } from '$lib/contributions/slip-code.server';
import { readForm } from '$lib/platform/forms';

export async function load({ parent, params }) {
	const { own } = await parent();
	const { subjects, challenges } = own;
	return {
		subject: subjects.find(({ kind, id }) => kind === params.kind && id === params.id) ?? notFound(),
		mine: challenges.filter(({ subject, taken_back_at }) => subject === params.id && !taken_back_at)
	};
}

export const actions = {
	raise: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, challenge);
		if (!form.ok) return fail(400, form);

		const done = await contributions.raiseChallenge(event.locals.db, code, event.params, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}?done=challenged`);
	},
	author: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, authorVerb);
		if (!form.ok) return fail(400, form);

		const done = await contributions.authorChallenge(event.locals.db, code, form.data);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/track/${code}?done=${form.data.verb}`);
	}
};
