import { error } from '@sveltejs/kit';
import { filterFrom } from '$lib/payments/filter';
import { asTable } from '$lib/payments/payment';
import * as payments from '$lib/payments/payments.server';
import { requireHat } from '$lib/people/hats.server';
import { FORMATS, toFile } from '$lib/platform/table-file.server';

export async function GET(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const format = FORMATS.find((one) => one === event.params.format);
	if (!format) error(404, { code: 'not-found', message: 'Page not found' });
	const rows = await payments.forFile(event.locals.db, organisation.id, filterFrom(event.url.searchParams));
	return toFile('payments', format, asTable(rows));
}
