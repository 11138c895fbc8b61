import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import * as budgets from '$lib/budgets/budgets.server';
import { newBudget } from '$lib/budgets/schema';
import * as programmes from '$lib/programmes/programmes.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver');
	const [all, fresh] = await Promise.all([
		programmes.list(event.locals.db, organisation.id),
		freshUntil(event.locals.db)
	]);
	return { programmes: all, fresh };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newBudget);
		if (!form.ok) return fail(400, form);

		const done = await budgets.set(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/payments/budgets/${done.data}?done=set`);
	}
};
