import * as budgets from '$lib/budgets/budgets.server';
import { requireHat } from '$lib/people/hats.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation, roles } = await requireHat(
		event,
		'finance_approver',
		'board_auditor',
		'engagement_lead'
	);
	const after = event.url.searchParams.get('after') ?? '';
	return {
		list: await budgets.list(event.locals.db, organisation.id, ID.test(after) ? after : null),
		first: !ID.test(after),
		may: roles.includes('finance_approver')
	};
}
