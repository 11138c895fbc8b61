import { fail, redirect } from '@sveltejs/kit';
import * as payees from '$lib/payees/payees.server';
import { agreement, contacts, financeRef } from '$lib/payees/schema';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	const [payee, fresh] = await Promise.all([
		payees.find(event.locals.db, event.params.payee),
		freshUntil(event.locals.db)
	]);
	return { payee, fresh, done: event.url.searchParams.get('done') };
}

export const actions = {
	contacts: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, contacts);
		if (!form.ok) return fail(400, form);
		const saved = await payees.saveContacts(event.locals.db, event.params.payee, form.data);
		if (!saved.ok) return fail(saved.status, { values: form.values, errors: saved.errors });
		redirect(303, `${event.url.pathname}?done=contacts`);
	},
	agree: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, agreement);
		if (!form.ok) return fail(400, form);
		const agreed = await payees.agree(event.locals.db, event.params.payee, form.data);
		if (!agreed.ok) return fail(agreed.status, { values: form.values, errors: agreed.errors });
		redirect(303, `${event.url.pathname}?done=agreed`);
	},
	reference: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, financeRef);
		if (!form.ok) return fail(400, form);
		const set = await payees.setFinanceRef(event.locals.db, event.params.payee, form.data.reference);
		if (!set.ok) return fail(set.status, { values: form.values, errors: set.errors });
		redirect(303, `${event.url.pathname}?done=reference`);
	},
	end: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const ended = await payees.end(event.locals.db, event.params.payee);
		if (!ended.ok) return fail(ended.status, { values: {}, errors: ended.errors });
		redirect(303, `${event.url.pathname}?done=ended`);
	}
};
