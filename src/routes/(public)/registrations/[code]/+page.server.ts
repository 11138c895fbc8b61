import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { doneSentence } from '$lib/registrations/done';
import * as registrations from '$lib/registrations/registrations.server';
import { sayingMet } from '$lib/registrations/schema';

export const load = ({ url }) => ({ done: doneSentence(url) });

export const actions = {
	accept: async (event) => {
		const key = await registrations.keyOf(event);
		const done = await registrations.accept(event.locals.db, key);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/registrations/${key}?done=accepted`);
	},
	met: async (event) => {
		const key = await registrations.keyOf(event);
		const form = await readForm(event.request, sayingMet);
		if (!form.ok) return fail(400, form);
		const done = await registrations.sayNeedMet(event.locals.db, key, form.data.need, form.data.met);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/registrations/${key}?done=met`);
	}
};
