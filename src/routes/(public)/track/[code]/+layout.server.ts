import { redirect } from '@sveltejs/kit';
import * as sheets from '$lib/consultations/sheets.server';
import * as contributions from '$lib/contributions/contributions.server';
import * as insights from '$lib/insights/insights.server';
import { codeOf, notFound } from '$lib/contributions/slip-code.server';

// Whoever holds the slip reads this, and nothing in between keeps it.
export async function load(event) {
	const { locals, params, url, setHeaders } = event;
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const code = await codeOf(event);
	if (code !== params.code) redirect(303, `/track/${code}${url.search}`);

	const own = await contributions.own(locals.db, { code });
	if (!own) {
		const elsewhere = (await sheets.pathOf(locals.db, code)) ?? (await insights.pathOfCode(locals.db, code));
		if (elsewhere) redirect(303, elsewhere);
		notFound();
	}
	return { code, own, crisis: own.organisation.crisis, exit: true };
}
