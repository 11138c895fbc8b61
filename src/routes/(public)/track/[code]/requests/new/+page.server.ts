import { fail, redirect } from '@sveltejs/kit';
import { codeOf } from '$lib/contributions/slip-code.server';
import { readForm } from '$lib/platform/forms';
import * as requests from '$lib/requests/requests.server';
import { requestByReceipt } from '$lib/requests/schema';

export const actions = {
	default: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, requestByReceipt);
		if (!form.ok) return fail(400, form);

		const done = await requests.raiseBySlip(event.locals.db, code, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}/requests?done=raised`);
	}
};
