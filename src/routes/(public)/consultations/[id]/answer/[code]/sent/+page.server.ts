import { redirect } from '@sveltejs/kit';
import { slipOf } from '$lib/consultations/slip.server';
import { dayIn } from '$lib/consultations/sheets';
import * as contributions from '$lib/contributions/contributions.server';
import * as receipts from '$lib/log/receipts.server';

export async function load({ parent, locals, cookies, url }) {
	const { sheet, asked, base, code } = await parent();
	if (!sheet.sent_at) redirect(303, base);
	// What was made of the key just now, if this is the browser that sent it.
	const beside = contributions.readSlip(cookies, url)?.beside;
	return {
		slip: (await receipts.printed(locals.db, { ...slipOf(url, `/track/${code}`, code), beside }))!,
		on: dayIn(asked.lang, sheet.sent_at),
		thanked: url.searchParams.get('done') === 'equality'
	};
}
