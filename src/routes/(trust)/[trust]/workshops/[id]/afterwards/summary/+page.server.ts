import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as afterwards from '$lib/workshops/afterwards.server';
import { givenBack, savedSummary } from '$lib/workshops/afterwards-schema';

export async function load(event) {
	const { me } = await requireHat(event);
	return { workshop: await afterwards.afterwards(event.locals.db, event.params.id), name: me.name };
}

const back = (url: URL, done: string) =>
	redirect(303, `${url.pathname.replace(/\/summary$/, '')}?done=${done}`);

export const actions = {
	save: async ({ request, locals, params, url }) => {
		const form = await readForm(request, savedSummary);
		if (!form.ok) return fail(400, form);

		const done = await afterwards.saveSummary(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		back(url, 'saved');
	},
	give_back: async ({ request, locals, params, url }) => {
		const form = await readForm(request, givenBack);
		if (!form.ok) return fail(400, form);

		const done = await afterwards.giveBack(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		back(url, 'given_back');
	}
};
