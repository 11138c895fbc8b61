// One click signs in as any of the cast. In development and demonstrations only: hooks.server.ts answers 404 otherwise.
import { error, fail, redirect } from '@sveltejs/kit';
import * as session from '$lib/people/session.server';
import { ownPath } from '$lib/people/next';
import { CAST, CAST_PASSWORD } from '$lib/platform/cast';

export function load({ url }) {
	return {
		next: ownPath(url.searchParams.get('next')),
		cast: CAST.map(({ key, name, what }) => ({ key, name, what }))
	};
}

export const actions = {
	default: async ({ request, locals, url }) => {
		const who = (await request.formData()).get('who');
		const person = CAST.find(({ key }) => key === who);
		if (!person) error(404, { code: 'not-found', message: 'Page not found' });

		const entered = await session.enterWithPassword(locals.db, person.email, CAST_PASSWORD);
		if (!entered.ok) {
			const message = `${person.name} is not in this database. Start it with THROUGHLINE_DATA=cast or demo.`;
			return fail(409, { errors: { form: [message] } });
		}
		redirect(303, ownPath(url.searchParams.get('next')));
	}
};
