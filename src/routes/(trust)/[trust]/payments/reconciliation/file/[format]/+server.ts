import { error } from '@sveltejs/kit';
import { differencesAsTable } from '$lib/payments/sending';
import * as sending from '$lib/payments/sending.server';
import { requireHat } from '$lib/people/hats.server';
import { FORMATS, toFile } from '$lib/platform/table-file.server';

export async function GET(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const format = FORMATS.find((one) => one === event.params.format);
	if (!format) error(404, { code: 'not-found', message: 'Page not found' });
	const closed = event.url.searchParams.get('show') === 'closed';
	const rows = await sending.forFile(event.locals.db, organisation.id, closed);
	return toFile('differences', format, differencesAsTable(rows));
}
