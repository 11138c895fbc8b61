import { LOCAL_COLUMNS } from '$lib/measures/files';
import { requireTrustHat } from '$lib/people/hats.server';
import { csvOf } from '$lib/platform/csv';

/** The columns of a trust's own file, with rows that show how to fill them. The values are made up. */
export async function GET(event) {
	await requireTrustHat(event, 'engagement_lead');
	const rows = [
		LOCAL_COLUMNS,
		['L1', '2025-04-01', '2025-06-30', 'The trust', 'Everybody', '5.2', '78', '15000'],
		['L1', '2025-04-01', '2025-06-30', 'The trust', 'Black', '*', '', ''],
		['L1', '2025-04-01', '2025-06-30', 'The trust', 'White', '4.1', '41', '10000']
	];
	return new Response(csvOf(rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="measures.csv"'
		}
	});
}
