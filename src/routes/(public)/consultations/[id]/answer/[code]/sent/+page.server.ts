import { redirect } from '@sveltejs/kit';
import { slipOf } from '$lib/consultations/slip.server';
import { dayIn } from '$lib/consultations/sheets';

export async function load({ parent, url }) {
	const { sheet, asked, base, code } = await parent();
	if (!sheet.sent_at) redirect(303, base);
	return {
		slip: slipOf(url, `/track/${code}`, code),
		on: dayIn(asked.lang, sheet.sent_at),
		thanked: url.searchParams.get('done') === 'equality'
	};
}
