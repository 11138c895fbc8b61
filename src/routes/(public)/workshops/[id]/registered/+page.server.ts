import { redirect } from '@sveltejs/kit';
import * as registrations from '$lib/registrations/registrations.server';

export async function load({ locals, params, cookies, url, setHeaders }) {
	setHeaders({ 'cache-control': 'private, no-store' });
	const slip = registrations.readSlip(cookies, url);
	if (!slip) redirect(303, `/workshops/${params.id}`);
	const place = (await registrations.place(locals.db, slip.code)) ?? registrations.notFound();
	return { slip, place, crisis: place.workshop.organisation.crisis, exit: true };
}
