import { fail, redirect } from '@sveltejs/kit';
import * as sheets from '$lib/consultations/sheets.server';
import * as contributions from '$lib/contributions/contributions.server';
import { RECEIPT_SENTENCES, receiptFrom, whyNotReceipt } from '$lib/contributions/receipt';
import * as insights from '$lib/insights/insights.server';
import { valuesOf } from '$lib/platform/forms';
import { mayTry } from '$lib/platform/rate-limit.server';

export const load = () => ({ exit: true });

export const actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const values = valuesOf(await request.formData());
		const typed = String(values.code ?? '');
		const refuse = (status: number, sentence: string) =>
			fail(status, { values, errors: { code: [sentence] } });

		const reason = whyNotReceipt(typed);
		if (reason) return refuse(400, RECEIPT_SENTENCES[reason]);
		if (!(await mayTry('slip', getClientAddress()))) {
			return refuse(429, 'Too many codes were tried from here. Wait 10 minutes, then try again.');
		}
		const code = receiptFrom(typed);
		const known = code && (await contributions.own(locals.db, { code }));
		// Answers that are under way have a code too, before they have a receipt.
		const sheet = code && !known && (await sheets.pathOf(locals.db, code));
		if (sheet) redirect(303, sheet);
		const check = code && !known && (await insights.pathOfCode(locals.db, code));
		if (check) redirect(303, check);
		if (!known) {
			return refuse(
				404,
				'We do not know this code. Look at your receipt again, or ask the person who gave it to you'
			);
		}
		redirect(303, `/track/${code}`);
	}
};
