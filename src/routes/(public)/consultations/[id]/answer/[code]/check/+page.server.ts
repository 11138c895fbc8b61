import { fail, redirect } from '@sveltejs/kit';
import { phrase } from '$lib/consultations/phrases';
import { rowsToCheck, toSend } from '$lib/consultations/sheets';
import { ownSheet } from '$lib/consultations/sheets-page.server';
import * as sheets from '$lib/consultations/sheets.server';
import * as contributions from '$lib/contributions/contributions.server';
import { erasureKeyFrom } from '$lib/log/receipts.server';
import { mayTry } from '$lib/platform/rate-limit.server';

export async function load({ parent, locals }) {
	const { sheet, asked, answers, base } = await parent();
	if (!sheet.draft) redirect(303, `${base}/sent`);
	// The one page that asks who is signed in: to offer their own page, and for nothing else.
	const person = await locals.person();
	return { draft: sheet.draft, rows: rowsToCheck(asked, answers), signedIn: person !== null };
}

export const actions = {
	send: async (event) => {
		const { sheet, asked, answers, base, code } = await ownSheet(event);
		if (sheet.sent_at) redirect(303, `${base}/sent`);
		if (!(await mayTry('send', event.getClientAddress()))) {
			const errors = {
				form: ['Too many were sent from here just now. Yours is kept: wait 10 minutes, then press again.']
			};
			return fail(429, { errors });
		}
		const missing = rowsToCheck(asked, answers).filter((row) => row.missing);
		if (missing.length > 0) {
			const sentence = phrase(asked.phrases, 'error_required');
			return fail(400, {
				errors: Object.fromEntries(missing.map(({ id, title }) => [`row-${id}`, [`${title}: ${sentence}`]]))
			});
		}
		const sent = toSend(asked, answers);
		if (!sent.words) return fail(400, { errors: { form: [phrase(asked.phrases, 'error_nothing')] } });

		const form = await event.request.formData();
		const erasure = erasureKeyFrom(form.get('erasure_key'));
		const signed = { ...sent, erasure_key: erasure.key };
		const done = await sheets.send(event.locals.db, code, signed, form.get('connect') === 'yes');
		if (!done.ok) return fail(done.status, { errors: done.errors });
		contributions.keepSlip(event.cookies, event.url, `${base}/sent`, code, erasure.token);
		redirect(303, `${base}/sent`);
	},
	save: async (event) => redirect(303, `${(await ownSheet(event)).base}/save`)
};
