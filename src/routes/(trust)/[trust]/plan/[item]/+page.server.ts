import { fail, redirect } from '@sveltejs/kit';
import * as plan from '$lib/plan/plan.server';

export async function load({ locals, params, url }) {
	return { item: await plan.desk(locals.db, params.item), done: url.searchParams.get('done') };
}

export const actions = {
	together: async ({ locals, params, url }) => {
		const done = await plan.markCoproduced(locals.db, params.item);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=together`);
	}
};
