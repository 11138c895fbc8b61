import { fail, redirect } from '@sveltejs/kit';
import * as actOn from '$lib/claims/actions.server';
import * as claims from '$lib/claims/claims.server';
import * as expenses from '$lib/expenses/expenses.server';
import { choosingDay } from '$lib/claims/schema';
import * as limits from '$lib/own-limits/limits.server';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	const [claim, lines, own] = await Promise.all([
		claims.mine(locals.db, params.id),
		expenses.linesOf(locals.db, params.id),
		limits.mine(locals.db)
	]);
	return { claim, lines, own, done: url.searchParams.get('done') };
}

export const actions = {
	send: async (event) => actOn.send(event, await claims.mine(event.locals.db, event.params.id)),
	day: async ({ request, locals, params }) => {
		const form = await readForm(request, choosingDay);
		if (!form.ok) return fail(400, form);

		const done = await claims.chooseDay(locals.db, params.id, form.data.seen, form.data.day);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/claims/${params.id}?done=day`);
	},
	withdraw: (event) => actOn.withdraw(event, event.params.id),
	takeUp: (event) => actOn.takeUp(event, event.params.id)
};
