import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import * as expenses from '$lib/expenses/expenses.server';
import { choosingDay, seeing, sendingFee, sendingSpent } from '$lib/claims/schema';
import * as limits from '$lib/own-limits/limits.server';
import { readForm } from '$lib/platform/forms';
import { payFrom } from '$lib/registrations/schema';

export async function load({ locals, params, url }) {
	const [claim, lines, own] = await Promise.all([
		claims.mine(locals.db, params.id),
		expenses.linesOf(locals.db, params.id),
		limits.mine(locals.db)
	]);
	return { claim, lines, own, done: url.searchParams.get('done') };
}

export const actions = {
	send: async ({ request, locals, params }) => {
		const { offer } = await claims.mine(locals.db, params.id);
		const form = await readForm(request, offer ? sendingFee : sendingSpent);
		if (!form.ok) return fail(400, form);

		const { seen, route } = form.data;
		const pay = 'pay' in form.data ? payFrom(form.data) : undefined;
		const done = await claims.send(locals.db, params.id, seen, {
			...(pay && { pay }),
			...(route && { route })
		});
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/${params.id}?done=sent`);
	},
	day: async ({ request, locals, params }) => {
		const form = await readForm(request, choosingDay);
		if (!form.ok) return fail(400, form);

		const done = await claims.chooseDay(locals.db, params.id, form.data.seen, form.data.day);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/${params.id}?done=day`);
	},
	withdraw: async ({ request, locals, params }) => {
		const form = await readForm(request, seeing);
		if (!form.ok) return fail(400, form);

		const done = await claims.withdraw(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/${params.id}?done=withdrawn`);
	},
	takeUp: async ({ locals, params }) => {
		const done = await claims.takeUp(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/my/claims/${params.id}?done=standing`);
	}
};
