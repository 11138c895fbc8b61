import { fail, redirect } from '@sveltejs/kit';
import * as measures from '$lib/measures/measures.server';

export async function load({ locals, params, url }) {
	return { load: await measures.load(locals.db, params.load), done: url.searchParams.get('done') };
}

export const actions = {
	agree: async ({ locals, params, url }) => {
		const done = await measures.agree(locals.db, params.load);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=agreed`);
	},
	undo: async ({ locals, params, url }) => {
		const done = await measures.undo(locals.db, params.load);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=undone`);
	}
};
