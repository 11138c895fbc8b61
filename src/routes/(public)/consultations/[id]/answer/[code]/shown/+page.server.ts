import { fail, redirect } from '@sveltejs/kit';
import { nameFrom } from '$lib/consultations/sheet-forms';
import { stepsOf } from '$lib/consultations/sheets';
import { ownSheet } from '$lib/consultations/sheets-page.server';
import * as sheets from '$lib/consultations/sheets.server';
import { valuesOf } from '$lib/platform/forms';

export async function load({ parent, url }) {
	const { sheet, asked, answers, base } = await parent();
	if (!sheet.draft) redirect(303, `${base}/sent`);
	const last = stepsOf(asked.content.questions, answers).at(-1);
	const checking = url.searchParams.has('checking');
	return { draft: sheet.draft, checking, back: checking ? `${base}/check` : `${base}/${last?.key ?? ''}` };
}

export const actions = {
	next: async (event) => {
		const { asked, base, code } = await ownSheet(event);
		const form = await event.request.formData();
		const values = valuesOf(form);
		const read = nameFrom(form, asked.phrases);
		if (!read.ok) return fail(400, { values, errors: read.errors });
		const saved = await sheets.save(event.locals.db, code, read.changes);
		if (!saved.ok) return fail(saved.status, { values, errors: saved.errors });
		redirect(303, event.url.searchParams.has('checking') ? `${base}/check` : `${base}/uses`);
	},
	save: async (event) => {
		const { asked, base, code } = await ownSheet(event);
		const read = nameFrom(await event.request.formData(), asked.phrases);
		if (read.ok) await sheets.save(event.locals.db, code, read.changes);
		redirect(303, `${base}/save`);
	}
};
