import { fail, redirect } from '@sveltejs/kit';
import { differencesIn, sheetFrom } from '$lib/consultations/sheet-forms';
import { asAsked, toSend } from '$lib/consultations/sheets';
import * as sheets from '$lib/consultations/sheets.server';
import { requireListener } from '$lib/consultations/sheets-staff.server';
import { requireHat } from '$lib/people/hats.server';
import { valuesOf } from '$lib/platform/forms';

export async function load({ parent, locals, params }) {
	const { roles, person } = await parent();
	requireListener(roles);
	const sheet = await sheets.toKey(locals.db, params.sheet);
	if (sheet.sent) redirect(303, `/${params.trust}/consultations/${params.id}/sheets?show=sent`);
	return { sheet, asked: asAsked(sheet), scribe: person?.name ?? '', checks: sheet.keyed && !sheet.mine };
}

export const actions = {
	key: async (event) => {
		const { locals, params } = event;
		await requireHat(event, 'facilitator', 'engagement_lead');
		const sheet = await sheets.toKey(locals.db, params.sheet);
		const form = await event.request.formData();
		const values = valuesOf(form);
		const read = sheetFrom(form, asAsked(sheet));
		if (!read.ok) return fail(400, { values, errors: read.errors });
		const { number, lang, easy_read } = sheet;
		const scribe_name = String(values.scribe_name ?? '');
		const keyed = await sheets.key(locals.db, params.id, {
			number,
			lang,
			easy_read,
			scribe_name,
			draft: read.draft
		});
		if (!keyed.ok) return fail(keyed.status, { values, errors: keyed.errors });
		redirect(303, `/${params.trust}/consultations/${params.id}/sheets?done=keyed`);
	},
	check: async (event) => {
		const { locals, params } = event;
		await requireHat(event, 'facilitator', 'engagement_lead');
		const asked = asAsked(await sheets.toKey(locals.db, params.sheet));
		const form = await event.request.formData();
		const values = valuesOf(form);
		const read = sheetFrom(form, asked);
		if (!read.ok) return fail(400, { values, errors: read.errors });

		const settled = values.settled === 'yes';
		const sent = toSend(asked, read.draft.answers ?? {});
		const checked = await sheets.check(locals.db, params.sheet, read.draft, settled, sent);
		if (!checked.ok) return fail(checked.status, { values, errors: checked.errors });
		if (!checked.data.contribution) {
			return fail(409, {
				values,
				errors: { settled: ['You and the first person read the ticks differently. Look at the paper again'] },
				differs: differencesIn(checked.data.differs, asked)
			});
		}
		redirect(303, `/${params.trust}/consultations/${params.id}/sheets?done=checked`);
	}
};
