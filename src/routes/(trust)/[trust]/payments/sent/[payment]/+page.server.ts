import { error } from '@sveltejs/kit';
import * as payments from '$lib/payments/payments.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	const payment = await payments.one(event.locals.db, event.params.payment);
	if (payment.organisation !== organisation.slug) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return { payment, pays: mayAs(roles, 'finance_approver') };
}
