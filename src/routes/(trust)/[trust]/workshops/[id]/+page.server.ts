import { fail, redirect } from '@sveltejs/kit';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params, url }) {
	return { workshop: await workshops.desk(locals.db, params.id), done: url.searchParams.get('done') };
}

export const actions = {
	open: async ({ locals, params, url }) => {
		const done = await workshops.open(locals.db, params.id);
		if (!done.ok)
			return fail(done.status, { values: {}, errors: { form: Object.values(done.errors).flat() } });
		redirect(303, `${url.pathname}?done=opened`);
	}
};
