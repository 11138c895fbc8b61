import { fail, redirect } from '@sveltejs/kit';
import { sheetFrom } from '$lib/consultations/sheet-forms';
import { toSend } from '$lib/consultations/sheets';
import * as sheets from '$lib/consultations/sheets.server';
import { questionsIn, requireListener } from '$lib/consultations/sheets-staff.server';
import * as contributions from '$lib/contributions/contributions.server';
import { requireHat } from '$lib/people/hats.server';
import { valuesOf } from '$lib/platform/forms';
import { erasureKeyFrom } from '$lib/log/receipts.server';

export async function load({ parent, locals, params, url }) {
	const { roles, person } = await parent();
	requireListener(roles);
	return {
		...(await questionsIn(locals.db, params.id, url)),
		// Made here, so that pressing twice sends once.
		id: crypto.randomUUID(),
		scribe: person?.name ?? ''
	};
}

export const actions = {
	default: async (event) => {
		const { locals, params, url, cookies } = event;
		await requireHat(event, 'facilitator', 'engagement_lead');
		const { asked, language } = await questionsIn(locals.db, params.id, url);
		const form = await event.request.formData();
		const values = valuesOf(form);
		const read = sheetFrom(form, asked);
		if (!read.ok) return fail(400, { values, errors: read.errors });

		const erasure = erasureKeyFrom(form.get('erasure_key'));
		const given = await sheets.sendForSomebody(locals.db, {
			id: String(values.id ?? ''),
			consultation: params.id,
			...language,
			scribe_name: String(values.scribe_name ?? ''),
			told: values.told === 'yes',
			read_back: values.read_back === 'yes',
			draft: read.draft,
			erasure_key: erasure.key,
			...toSend(asked, read.draft.answers ?? {})
		});
		if (!given.ok) return fail(given.status, { values, errors: given.errors });
		const page = `/${params.trust}/consultations/${params.id}/sheets/slip`;
		contributions.keepSlip(cookies, url, page, given.data.receipt, erasure.token);
		redirect(303, page);
	}
};
