import * as registrations from '$lib/registrations/registrations.server';

export async function GET(event) {
	const key = await registrations.keyOf(event);
	const written =
		(await registrations.calendarOf(event.locals.db, key, event.url, true)) ?? registrations.notFound();
	return new Response(written, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex'
		}
	});
}
