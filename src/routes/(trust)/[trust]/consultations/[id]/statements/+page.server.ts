import { fail, redirect } from '@sveltejs/kit';
import * as sheets from '$lib/consultations/sheets.server';
import { requireListener } from '$lib/consultations/sheets-staff.server';
import { requireHat } from '$lib/people/hats.server';
import { sentenceFor } from '$lib/platform/done';
import { valuesOf } from '$lib/platform/forms';

const DONE = {
	accepted: 'Whoever answers from now on is asked about it.',
	declined: 'It is kept back. Nobody is asked about it.'
} as const;
const STAGES: sheets.StatementStage[] = ['waiting', 'accepted', 'declined'];

export async function load({ parent, locals, params, url }) {
	requireListener((await parent()).roles);
	const show = STAGES.find((stage) => stage === url.searchParams.get('show')) ?? 'waiting';
	return {
		...(await sheets.statements(locals.db, params.id, show, url.searchParams.get('beside'))),
		show,
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	accept: async (event) => {
		await requireHat(event, 'facilitator', 'engagement_lead');
		const values = valuesOf(await event.request.formData());
		const done = await sheets.acceptStatement(event.locals.db, String(values.statement ?? ''));
		if (!done.ok) return fail(done.status, { values, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=accepted`);
	},
	decline: async (event) => {
		await requireHat(event, 'facilitator', 'engagement_lead');
		const values = valuesOf(await event.request.formData());
		const statement = String(values.statement ?? '');
		// Each statement has its own group of reasons on the page.
		const field = `why_${statement}`;
		const done = await sheets.declineStatement(event.locals.db, statement, String(values[field] ?? ''));
		if (!done.ok) {
			const { why, ...errors } = done.errors;
			return fail(done.status, { values, errors: why ? { [field]: why } : errors });
		}
		redirect(303, `${event.url.pathname}?done=declined`);
	}
};
