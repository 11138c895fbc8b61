import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import * as payments from '$lib/payments/payments.server';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	return {
		home: await payments.home(event.locals.db, organisation.id),
		pays: mayAs(roles, 'finance_approver')
	};
}
