import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import * as afterwards from '$lib/workshops/afterwards.server';
import { closing, wasThere } from '$lib/workshops/afterwards-schema';

export async function load(event) {
	await requireHat(event);
	const { locals, params, url } = event;
	return {
		workshop: await afterwards.afterwards(locals.db, params.id),
		today: isoDate(new Date()),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	close: async ({ request, locals, params, url }) => {
		const form = await readForm(request, closing);
		if (!form.ok) return fail(400, form);

		const done = await afterwards.closeAttendance(locals.db, params.id, form.data.came);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=closed`);
	},
	was_there: async ({ request, locals, url }) => {
		const form = await readForm(request, wasThere);
		if (!form.ok) return fail(400, form);

		const done = await afterwards.noteWasThere(locals.db, form.data.registration);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=was_there`);
	}
};
