import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { host, hostOff } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params, url }) {
	return {
		workshop: await workshops.partToChange(locals.db, params.id, 'hosts'),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	set: async ({ request, locals, params, url }) => {
		const form = await readForm(request, host);
		if (!form.ok) return fail(400, form);

		const done = await workshops.setHost(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=set`);
	},
	remove: async ({ request, locals, params, url }) => {
		const form = await readForm(request, hostOff);
		if (!form.ok) return fail(400, form);

		const done = await workshops.removeHost(locals.db, params.id, form.data.host);
		if (!done.ok)
			return fail(done.status, { values: {}, errors: { form: Object.values(done.errors).flat() } });
		redirect(303, `${url.pathname}?done=removed`);
	}
};
