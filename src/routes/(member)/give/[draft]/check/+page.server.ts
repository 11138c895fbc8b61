import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { recordingFrom } from '$lib/contributions/recording-upload.server';
import { erasureKeyFrom } from '$lib/log/receipts.server';

export async function load({ parent }) {
	const { draft } = await parent();
	if (!draft.answers.words) redirect(303, `/give/${draft.id}/words`);
	return { words: draft.answers.words };
}

export const actions = {
	give: async ({ request, locals, params, cookies, url }) => {
		const me = await locals.person();
		const sent = await request.formData();
		const values = { erasure_key: sent.get('erasure_key') };
		const recording = await recordingFrom(sent, 'recording', me?.account_id ?? '');
		if (recording && !recording.ok) return fail(400, { values, errors: { recording: [recording.message] } });

		const erasure = erasureKeyFrom(sent.get('erasure_key'));
		const given = await contributions.giveDraft(locals.db, params.draft, {
			recording,
			erasureKey: erasure.key
		});
		if (!given.ok) return fail(given.status, { values, errors: given.errors });
		contributions.keepSlip(cookies, url, '/give', given.data.receipt, erasure.token);
		redirect(303, '/give/receipt');
	},
	keepNothing: async ({ locals, params }) => {
		await contributions.discardDraft(locals.db, params.draft);
		redirect(303, '/give?done=kept-nothing');
	}
};
