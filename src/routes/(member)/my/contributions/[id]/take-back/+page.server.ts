import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';

export async function load({ parent }) {
	const { own } = await parent();
	if (own.withdrawn_at) redirect(303, `/my/contributions/${own.id}`);
}

export const actions = {
	default: async ({ locals, params: { id } }) => {
		const done = await contributions.withdraw(locals.db, { id });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/my/contributions/${id}`);
	}
};
