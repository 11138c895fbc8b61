import { tableOf } from '$lib/codes/code';
import * as codes from '$lib/codes/codes.server';
import { requireHat } from '$lib/people/hats.server';
import { csvOf } from '$lib/platform/csv';

export async function GET(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { codes: listed } = await codes.book(
		event.locals.db,
		organisation.id,
		event.url.searchParams.get('programme')
	);
	return new Response(csvOf(tableOf(listed)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="code-book.csv"',
			'cache-control': 'private, no-store'
		}
	});
}
