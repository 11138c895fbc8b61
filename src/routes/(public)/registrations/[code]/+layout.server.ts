import { redirect } from '@sveltejs/kit';
import * as registrations from '$lib/registrations/registrations.server';

// Whoever holds the slip reads this, or the person signed in, and nothing in between keeps it.
export async function load(event) {
	const { locals, params, url, setHeaders } = event;
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const key = await registrations.keyOf(event);
	if (key !== params.code) redirect(303, `/registrations/${key}${url.search}`);

	const place = (await registrations.place(locals.db, key)) ?? registrations.notFound();
	return {
		base: `/registrations/${key}`,
		// By one's account: back to all of one's own.
		back: key === place.id ? '/my/workshops' : undefined,
		place,
		crisis: place.workshop.organisation.crisis,
		exit: true
	};
}
