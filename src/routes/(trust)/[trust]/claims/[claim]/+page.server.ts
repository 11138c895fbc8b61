import { fail, redirect } from '@sveltejs/kit';
import * as claims from '$lib/claims/claims.server';
import * as expenses from '$lib/expenses/expenses.server';
import { seeing, sendingFee, sendingSpent } from '$lib/claims/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { payFrom } from '$lib/registrations/schema';

export async function load(event) {
	await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, params, url } = event;
	const [claim, lines] = await Promise.all([
		claims.written(locals.db, params.claim),
		expenses.linesOf(locals.db, params.claim)
	]);
	return { claim, lines, done: url.searchParams.get('done') };
}

export const actions = {
	send: async ({ request, locals, params, url }) => {
		const { offer } = await claims.written(locals.db, params.claim);
		const form = await readForm(request, offer ? sendingFee : sendingSpent);
		if (!form.ok) return fail(400, form);

		const { seen, route } = form.data;
		const pay = 'pay' in form.data ? payFrom(form.data) : undefined;
		const chosen = { ...(pay && { pay }), ...(route && { route }) };
		const done = await claims.send(locals.db, params.claim, seen, chosen);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=sent`);
	},
	withdraw: async ({ request, locals, params, url }) => {
		const form = await readForm(request, seeing);
		if (!form.ok) return fail(400, form);

		const done = await claims.withdraw(locals.db, params.claim);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=withdrawn`);
	},
	takeUp: async ({ locals, params, url }) => {
		const done = await claims.takeUp(locals.db, params.claim);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=standing`);
	}
};
