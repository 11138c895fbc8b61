import { fail, redirect } from '@sveltejs/kit';
import { RECEIPT_SENTENCES, receiptFrom, whyNotReceipt } from '$lib/contributions/receipt';
import { valuesOf } from '$lib/platform/forms';
import { mayTry } from '$lib/platform/rate-limit.server';
import * as registrations from '$lib/registrations/registrations.server';

export const load = () => ({ exit: true });

export const actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const values = valuesOf(await request.formData());
		const typed = String(values.code ?? '');
		const refuse = (status: number, sentence: string) =>
			fail(status, { values, errors: { code: [sentence] } });

		const reason = whyNotReceipt(typed);
		if (reason) return refuse(400, RECEIPT_SENTENCES[reason].replace('receipt', 'slip'));
		if (!(await mayTry('slip', getClientAddress()))) {
			return refuse(429, 'Too many codes were tried from here. Wait 10 minutes, then try again.');
		}
		const code = receiptFrom(typed);
		if (!code || !(await registrations.place(locals.db, code))) {
			return refuse(404, 'We do not know this code. Look at your slip again, or ask who gave it to you');
		}
		redirect(303, `/registrations/${code}`);
	}
};
