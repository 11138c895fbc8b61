import { fail, redirect } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';
import * as roles from '$lib/roles/roles.server';
import { newRole } from '$lib/roles/schema';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation, roles: hats } = await requireTrustHat(
		event,
		'finance_approver',
		'administrator',
		'engagement_lead',
		'board_auditor'
	);
	const after = event.url.searchParams.get('after') ?? '';
	return {
		list: await roles.list(event.locals.db, organisation.id, ID.test(after) ? after : null),
		first: !ID.test(after),
		names: mayAs(hats, 'finance_approver', 'administrator')
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, newRole);
		if (!form.ok) return fail(400, form);

		const added = await roles.add(event.locals.db, organisation.id, form.data);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, `${event.url.pathname}/${added.data}?done=added`);
	}
};
