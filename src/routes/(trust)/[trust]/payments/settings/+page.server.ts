import { fail, redirect } from '@sveltejs/kit';
import { change } from '$lib/payments/settings';
import * as settings from '$lib/payments/settings.server';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	const pays = mayAs(roles, 'finance_approver');
	const [held, fresh] = await Promise.all([
		settings.read(event.locals.db, organisation.id),
		pays ? freshUntil(event.locals.db) : null
	]);
	return { ...held, pays, fresh, done: event.url.searchParams.get('done') };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver');
		const form = await readForm(event.request, change);
		if (!form.ok) return fail(400, form);
		const changed = await settings.set(event.locals.db, organisation.id, form.data);
		if (!changed.ok) return fail(changed.status, { values: form.values, errors: changed.errors });
		redirect(303, `${event.url.pathname}?done=changed`);
	}
};
