import { fail, redirect } from '@sveltejs/kit';
import { usesFrom } from '$lib/consultations/sheet-forms';
import { ownSheet } from '$lib/consultations/sheets-page.server';
import * as sheets from '$lib/consultations/sheets.server';
import { valuesOf } from '$lib/platform/forms';

export async function load({ parent, url }) {
	const { sheet, base } = await parent();
	if (!sheet.draft) redirect(303, `${base}/sent`);
	const checking = url.searchParams.has('checking');
	return { draft: sheet.draft, checking, back: checking ? `${base}/check` : `${base}/shown` };
}

async function keep(event: Parameters<typeof ownSheet>[0] & { request: Request }) {
	const { base, code } = await ownSheet(event);
	const form = await event.request.formData();
	const saved = await sheets.save(event.locals.db, code, usesFrom(form));
	return {
		base,
		failed: saved.ok ? null : fail(saved.status, { values: valuesOf(form), errors: saved.errors })
	};
}

export const actions = {
	next: async (event) => {
		const { base, failed } = await keep(event);
		if (failed) return failed;
		redirect(303, `${base}/check`);
	},
	save: async (event) => {
		const { base, failed } = await keep(event);
		if (failed) return failed;
		redirect(303, `${base}/save`);
	}
};
