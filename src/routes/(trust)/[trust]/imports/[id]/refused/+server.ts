import { error } from '@sveltejs/kit';
import { asking } from '$lib/imports/asks.server';
import * as imports from '$lib/imports/imports.server';
import { toCsv } from '$lib/imports/refused';
import { requireHat } from '$lib/people/hats.server';

export async function GET(event) {
	await requireHat(event, 'facilitator', 'engagement_lead');
	const ask = asking(event.locals.db);
	const batch = await imports.find(ask, event.params.id);
	const file = event.url.searchParams.get('file') ?? '';
	const header = Object.entries(batch?.settings.headers ?? {}).find(([name]) => name === file)?.[1];
	if (!batch || !header) error(404, { code: 'not-found', message: 'Page not found' });

	const rows = (await imports.refusedRows(ask, batch.id)).filter((row) => row.file === file);
	return new Response(toCsv(header, rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="refused-rows.csv"'
		}
	});
}
