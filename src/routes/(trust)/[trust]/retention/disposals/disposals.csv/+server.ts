import { requireHat } from '$lib/people/hats.server';
import { toCsv } from '$lib/retention/csv';
import * as retention from '$lib/retention/retention.server';

/** The latest 2,000 lines of the register. */
export async function GET(event) {
	const { organisation } = await requireHat(event, 'administrator', 'board_auditor');
	const { lines } = await retention.register(event.locals.db, organisation.id, { most: 2000 });
	return new Response(toCsv(lines), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="disposals.csv"',
			'cache-control': 'private, no-store'
		}
	});
}
