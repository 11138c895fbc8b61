import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';
import * as roles from '$lib/roles/roles.server';
import { decision } from '$lib/roles/schema';

export async function load(event) {
	const { roles: hats } = await requireTrustHat(
		event,
		'finance_approver',
		'administrator',
		'engagement_lead',
		'board_auditor'
	);
	const decides = mayAs(hats, 'finance_approver');
	const [role, fresh] = await Promise.all([
		roles.find(event.locals.db, event.params.role),
		decides ? freshUntil(event.locals.db) : null
	]);
	const names = mayAs(hats, 'finance_approver', 'administrator');
	return { role, decides, names, fresh, done: event.url.searchParams.get('done') };
}

export const actions = {
	decide: async (event) => {
		await requireTrustHat(event, 'finance_approver');
		const form = await readForm(event.request, decision);
		if (!form.ok) return fail(400, form);

		const decided = await roles.decide(event.locals.db, event.params.role, form.data);
		if (!decided.ok) return fail(decided.status, { values: form.values, errors: decided.errors });
		redirect(303, `${event.url.pathname}?done=decided`);
	},
	workshops: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const used = await roles.useForWorkshops(event.locals.db, event.params.role);
		if (!used.ok) return fail(used.status, { values: {}, errors: used.errors });
		redirect(303, `${event.url.pathname}?done=workshops`);
	},
	end: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const ended = await roles.end(event.locals.db, event.params.role);
		if (!ended.ok) return fail(ended.status, { values: {}, errors: ended.errors });
		redirect(303, `${event.url.pathname}?done=ended`);
	}
};
