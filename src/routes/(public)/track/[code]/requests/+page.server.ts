import { fail, redirect } from '@sveltejs/kit';
import { codeOf } from '$lib/contributions/slip-code.server';
import { readForm } from '$lib/platform/forms';
import * as requests from '$lib/requests/requests.server';
import { takenBack } from '$lib/requests/schema';

export async function load({ locals, parent, url }) {
	const { code } = await parent();
	return { requests: await requests.bySlip(locals.db, code), done: url.searchParams.get('done') };
}

export const actions = {
	withdraw: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, takenBack);
		if (!form.ok) return fail(400, form);

		const done = await requests.withdrawBySlip(event.locals.db, code, form.data.request);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/track/${code}/requests?done=withdrawn`);
	}
};
