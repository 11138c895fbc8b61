import { fail, redirect } from '@sveltejs/kit';
import { placeFrom } from '$lib/payments/filter';
import { aDifference } from '$lib/payments/sending';
import * as sending from '$lib/payments/sending.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation, roles } = await requireHat(
		event,
		'finance_approver',
		'board_auditor',
		'administrator'
	);
	const { locals, url } = event;
	const pays = mayAs(roles, 'finance_approver');
	const closes = pays || mayAs(roles, 'administrator');
	const compares = pays || mayAs(roles, 'board_auditor');
	const closed = url.searchParams.get('show') === 'closed';
	const before = placeFrom(url.searchParams);
	const list = await sending.differences(locals.db, organisation.id, closed, before);
	return { list, closed, pays, closes, compares, first: !before, done: url.searchParams.get('done') };
}

export const actions = {
	compare: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
		const asked = await sending.compareNow(event.locals.db, organisation.id);
		if (!asked.ok) return fail(asked.status, { values: {} as Record<string, unknown>, errors: asked.errors });
		redirect(303, `${event.url.pathname}?done=asked`);
	},
	own: async (event) => {
		await requireHat(event, 'finance_approver');
		const form = await readForm(event.request, aDifference);
		if (!form.ok) return fail(400, form);
		const owned = await sending.own(event.locals.db, form.data.difference);
		if (!owned.ok) return fail(owned.status, { values: form.values, errors: owned.errors });
		redirect(303, `${event.url.pathname}?done=owned`);
	}
};
