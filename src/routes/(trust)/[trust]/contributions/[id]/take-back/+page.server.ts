import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { whyNotChange } from '$lib/contributions/contribution';

export async function load({ parent, params }) {
	const { contribution } = await parent();
	if (whyNotChange(contribution)) redirect(303, `/${params.trust}/contributions/${params.id}`);
}

export const actions = {
	default: async ({ locals, params: { trust, id } }) => {
		const done = await contributions.withdraw(locals.db, { id });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/${trust}/contributions/${id}?done=taken-back`);
	}
};
