import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readForm } from '$lib/platform/forms';
import * as registrations from '$lib/registrations/registrations.server';

const declining = z.object({ invitation: z.guid() });

export async function load({ locals, url }) {
	return {
		...(await registrations.listMine(locals.db)),
		now: new Date().toISOString(),
		declined: url.searchParams.get('done') === 'declined'
	};
}

export const actions = {
	decline: async ({ request, locals }) => {
		const form = await readForm(request, declining);
		if (!form.ok) return fail(400, form);

		const done = await registrations.decline(locals.db, form.data.invitation);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, '/my/workshops?done=declined');
	}
};
