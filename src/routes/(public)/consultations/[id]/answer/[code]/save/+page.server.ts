import { redirect } from '@sveltejs/kit';
import { slipOf } from '$lib/consultations/slip.server';

export async function load({ parent, url }) {
	const { sheet, base, code } = await parent();
	if (sheet.sent_at) redirect(303, `${base}/sent`);
	return { slip: slipOf(url, base, code) };
}
