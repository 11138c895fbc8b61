import { fail, redirect } from '@sveltejs/kit';
import { sheetFrom } from '$lib/consultations/sheet-forms';
import * as sheets from '$lib/consultations/sheets.server';
import { questionsIn, requireListener } from '$lib/consultations/sheets-staff.server';
import { requireHat } from '$lib/people/hats.server';
import { valuesOf } from '$lib/platform/forms';

export async function load({ parent, locals, params, url }) {
	const { roles, person } = await parent();
	requireListener(roles);
	return {
		...(await questionsIn(locals.db, params.id, url)),
		scribe: person?.name ?? '',
		keyed: url.searchParams.get('done') === 'keyed'
	};
}

export const actions = {
	default: async (event) => {
		const { locals, params, url } = event;
		await requireHat(event, 'facilitator', 'engagement_lead');
		const { asked, language } = await questionsIn(locals.db, params.id, url);
		const form = await event.request.formData();
		const values = valuesOf(form);
		const read = sheetFrom(form, asked);
		if (!read.ok) return fail(400, { values, errors: read.errors });

		const keyed = await sheets.key(locals.db, params.id, {
			number: String(values.number ?? ''),
			scribe_name: String(values.scribe_name ?? ''),
			...language,
			draft: read.draft
		});
		if (!keyed.ok) return fail(keyed.status, { values, errors: keyed.errors });
		// On to the next of the pile.
		const same = `lang=${language.lang}${language.easy_read ? '&easy' : ''}`;
		redirect(303, `/${params.trust}/consultations/${params.id}/sheets/new?${same}&done=keyed`);
	}
};
