import { ACCOUNTS } from '$lib/ledger/ledger';
import * as ledger from '$lib/ledger/ledger.server';
import { filterFrom, placeFrom } from '$lib/payments/filter';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	const query = event.url.searchParams;
	const { from, until } = filterFrom(query);
	const account = ACCOUNTS.find((one) => one === query.get('account'));
	const filter = { from, until, account };
	const before = placeFrom(query);
	return {
		filter,
		first: !before,
		ledger: await ledger.list(event.locals.db, organisation.id, filter, before),
		pays: mayAs(roles, 'finance_approver'),
		done: query.get('done')
	};
}
