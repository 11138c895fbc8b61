import { fail, redirect } from '@sveltejs/kit';
import { ownSheet } from '$lib/consultations/sheets-page.server';
import * as sheets from '$lib/consultations/sheets.server';

export async function load({ parent }) {
	const { sheet, base } = await parent();
	if (sheet.sent_at) redirect(303, `${base}/sent`);
}

export const actions = {
	default: async (event) => {
		const { sheet, code } = await ownSheet(event);
		const stopped = await sheets.stop(event.locals.db, code);
		if (!stopped.ok) return fail(stopped.status, { errors: stopped.errors });
		redirect(
			303,
			`/consultations/${event.params.id}?lang=${sheet.lang}${sheet.easy_read ? '&easy' : ''}&done=kept-nothing`
		);
	}
};
