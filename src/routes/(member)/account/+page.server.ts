import { fail, redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';
import { newPassword } from '$lib/people/schema';
import { readForm } from '$lib/platform/forms';

export function load({ url }) {
	return { done: url.searchParams.get('done') === 'password' };
}

export const actions = {
	setPassword: async ({ request, locals }) => {
		const form = await readForm(request, newPassword);
		if (!form.ok) return fail(400, { errors: form.errors });

		const set = await session.setPassword(locals.db, form.data.password);
		if (!set.ok) return fail(set.status, { errors: set.errors });
		redirect(303, '/account?done=password');
	},
	signOutEverywhere: async (event) => {
		await session.leave(session.browserOf(event), 'global');
		redirect(303, '/sign-in?done=everywhere');
	}
};
