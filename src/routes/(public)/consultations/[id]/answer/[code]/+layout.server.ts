import { redirect } from '@sveltejs/kit';
import { dayIn } from '$lib/consultations/sheets';
import { ownSheet } from '$lib/consultations/sheets-page.server';

// Whoever holds the code reads this, and nothing in between keeps it.
export async function load(event) {
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const own = await ownSheet(event);
	if (own.code !== event.params.code) redirect(303, own.base);
	event.locals.dir = own.asked.dir;
	const { consultation } = own.sheet;
	return {
		...own,
		from: dayIn(own.asked.lang, consultation.opens_on),
		to: dayIn(own.asked.lang, consultation.closes_on),
		crisis: consultation.organisation.crisis,
		exit: true
	};
}
