import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { lead, leadOff } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params, url }) {
	return {
		workshop: await workshops.partToChange(locals.db, params.id, 'leads'),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	name: async ({ request, locals, params, url }) => {
		const form = await readForm(request, lead);
		if (!form.ok) return fail(400, form);

		const done = await workshops.nameLead(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=named`);
	},
	remove: async ({ request, locals, params, url }) => {
		const form = await readForm(request, leadOff);
		if (!form.ok) return fail(400, form);

		const done = await workshops.removeLead(locals.db, params.id, form.data.person);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=removed`);
	}
};
