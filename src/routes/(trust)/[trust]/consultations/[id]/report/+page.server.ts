import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import { report } from '$lib/consultations/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	return {
		desk: await consultations.closedDesk(locals.db, params.id),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	save: async ({ request, locals, params, url }) => {
		const form = await readForm(request, report);
		if (!form.ok) return fail(400, form);

		const done = await consultations.saveReport(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=kept`);
	},
	publish: async ({ request, locals, params }) => {
		const form = await readForm(request, report);
		if (!form.ok) return fail(400, form);

		const kept = await consultations.saveReport(locals.db, params.id, form.data);
		if (!kept.ok) return fail(kept.status, { values: form.values, errors: kept.errors });
		const done = await consultations.publishReport(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${params.id}?done=reported`);
	}
};
