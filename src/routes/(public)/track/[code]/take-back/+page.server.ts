import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { codeOf } from '$lib/contributions/slip-code.server';

export async function load({ parent }) {
	const { code, own } = await parent();
	if (own.withdrawn_at) redirect(303, `/track/${code}`);
}

export const actions = {
	default: async (event) => {
		const code = await codeOf(event);
		const done = await contributions.withdraw(event.locals.db, { code });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/track/${code}`);
	}
};
