import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as passports from '$lib/passports/passports.server';
import { readForm } from '$lib/platform/forms';

const stopping = z.object({ organisation: z.guid() });

export async function load({ locals, url }) {
	return { passport: await passports.mine(locals.db), done: url.searchParams.get('done'), exit: true };
}

export const actions = {
	stop: async ({ request, locals }) => {
		const form = await readForm(request, stopping);
		if (!form.ok) return fail(400, form);

		const done = await passports.share(locals.db, form.data.organisation, []);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, '/my/passport?done=stopped');
	}
};
