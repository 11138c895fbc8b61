import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import * as budgets from '$lib/budgets/budgets.server';
import { change, virement } from '$lib/budgets/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { roles } = await requireHat(event, 'finance_approver', 'board_auditor', 'engagement_lead');
	const { locals, params, url } = event;
	const may = roles.includes('finance_approver');
	const [page, fresh] = await Promise.all([
		budgets.one(locals.db, params.budget),
		may ? freshUntil(locals.db) : null
	]);
	return { ...page, fresh, may, done: url.searchParams.get('done') };
}

export const actions = {
	change: async ({ request, locals, params, url }) => {
		const form = await readForm(request, change);
		if (!form.ok) return fail(400, form);

		const done = await budgets.change(locals.db, params.budget, form.data.pence, form.data.why);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=changed`);
	},
	move: async ({ request, locals, params, url }) => {
		const form = await readForm(request, virement);
		if (!form.ok) return fail(400, form);

		const { into, pence, why } = form.data;
		const done = await budgets.move(locals.db, params.budget, into, pence, why);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=moved`);
	}
};
