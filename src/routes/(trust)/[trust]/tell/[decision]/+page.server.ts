import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as decisions from '$lib/decisions/decisions.server';
import { told } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, parent, url }) {
	const { organisation } = await parent();
	const after = z.guid().nullable().catch(null).parse(url.searchParams.get('after'));
	return {
		list: await decisions.peopleToTell(locals.db, organisation.id, params.decision, after),
		later: after !== null,
		done: url.searchParams.get('done'),
		/** Whom the last note was about. */
		who: z.guid().nullable().catch(null).parse(url.searchParams.get('who'))
	};
}

export const actions = {
	default: async ({ request, locals, params, url }) => {
		const form = await readForm(request, told);
		if (!form.ok) return fail(400, form);

		const done = await decisions.noteTold(locals.db, params.decision, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=told&who=${form.data.person}`);
	}
};
