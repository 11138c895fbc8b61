import { error } from '@sveltejs/kit';
import { ACCOUNTS, asTable } from '$lib/ledger/ledger';
import * as ledger from '$lib/ledger/ledger.server';
import { filterFrom } from '$lib/payments/filter';
import { requireHat } from '$lib/people/hats.server';
import { FORMATS, toFile } from '$lib/platform/table-file.server';

export async function GET(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const query = event.url.searchParams;
	const format = FORMATS.find((one) => one === event.params.format);
	if (!format) error(404, { code: 'not-found', message: 'Page not found' });
	const { from, until } = filterFrom(query);
	const account = ACCOUNTS.find((one) => one === query.get('account'));
	const rows = await ledger.forFile(event.locals.db, organisation.id, { from, until, account });
	return toFile('ledger', format, asTable(rows));
}
