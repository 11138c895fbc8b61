import { filterFrom, placeFrom } from '$lib/payments/filter';
import * as payments from '$lib/payments/payments.server';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const filter = filterFrom(event.url.searchParams);
	const before = placeFrom(event.url.searchParams);
	return {
		filter,
		first: !before,
		list: await payments.list(event.locals.db, organisation.id, filter, before)
	};
}
