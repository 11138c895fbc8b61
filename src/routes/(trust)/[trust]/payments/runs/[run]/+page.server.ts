import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as runs from '$lib/runs/runs.server';
import { runRecord } from '$lib/runs/schema';

export async function load(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	const { locals, params, url } = event;
	const after = Number(url.searchParams.get('after') ?? 0) || 0;
	const [run, fresh] = await Promise.all([
		runs.find(locals.db, params.run, { after }),
		freshUntil(locals.db)
	]);
	return { run, fresh, first: after === 0, done: url.searchParams.get('done') };
}

export const actions = {
	default: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, runRecord);
		if (!form.ok) return fail(400, form);

		const recorded = await runs.recordRun(event.locals.db, event.params.run, form.data);
		if (!recorded.ok) return fail(recorded.status, { values: form.values, errors: recorded.errors });
		redirect(303, `${event.url.pathname}?done=recorded`);
	}
};
