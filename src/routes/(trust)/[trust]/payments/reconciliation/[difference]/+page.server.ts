import { error, fail, redirect } from '@sveltejs/kit';
import { closing } from '$lib/payments/sending';
import * as sending from '$lib/payments/sending.server';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'administrator');
	const [difference, fresh] = await Promise.all([
		sending.oneDifference(event.locals.db, organisation.id, event.params.difference),
		freshUntil(event.locals.db)
	]);
	if (!difference || difference.closed_at || difference.mine)
		error(404, { code: 'not-found', message: 'Page not found' });
	return { difference, fresh };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, closing);
		if (!form.ok) return fail(400, form);
		const { why, note } = form.data;
		const closed = await sending.close(event.locals.db, event.params.difference, why, note);
		if (!closed.ok) return fail(closed.status, { values: form.values, errors: closed.errors });
		redirect(303, `/${organisation.slug}/payments/reconciliation?done=closed`);
	}
};
