import { fail, redirect } from '@sveltejs/kit';
import * as payees from '$lib/payees/payees.server';
import { referenceOf } from '$lib/payees/schema';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import * as runs from '$lib/runs/runs.server';
import { costCode, drawn, newRun } from '$lib/runs/schema';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation } = await requireTrustHat(event, 'finance_approver', 'administrator');
	const { locals, url } = event;
	const after = url.searchParams.get('after') ?? '';
	const today = isoDate(new Date());
	const [list, fresh] = await Promise.all([
		runs.list(locals.db, organisation.id, { due_by: today, after: ID.test(after) ? after : null }),
		freshUntil(locals.db)
	]);
	return { list, fresh, today, first: !ID.test(after), done: url.searchParams.get('done') };
}

export const actions = {
	make: async (event) => {
		const { organisation } = await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, newRun);
		if (!form.ok) return fail(400, form);

		const [route, partner] = form.data.what;
		const made = await runs.make(event.locals.db, organisation.id, {
			route,
			partner_id: partner || null,
			due_by: form.data.due_by ?? null
		});
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		redirect(
			303,
			made.data ? `${event.url.pathname}/${made.data}?done=made` : `${event.url.pathname}?done=waits`
		);
	},
	reference: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, referenceOf);
		if (!form.ok) return fail(400, form);
		const set = await payees.setFinanceRef(event.locals.db, form.data.payee, form.data.reference);
		if (!set.ok) return fail(set.status, { values: form.values, errors: set.errors });
		redirect(303, `${event.url.pathname}?done=reference`);
	},
	code: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, costCode);
		if (!form.ok) return fail(400, form);
		const set = await runs.setCostCode(event.locals.db, form.data.programme, form.data.code);
		if (!set.ok) return fail(set.status, { values: form.values, errors: set.errors });
		redirect(303, `${event.url.pathname}?done=code`);
	},
	draw: async (event) => {
		const { organisation } = await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, drawn);
		if (!form.ok) return fail(400, form);
		const done = await runs.drawCash(event.locals.db, organisation.id, form.data.pence);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=drawn`);
	}
};
