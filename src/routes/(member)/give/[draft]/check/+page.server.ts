import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { recordingFrom } from '$lib/contributions/recording-upload.server';

export async function load({ parent }) {
	const { draft } = await parent();
	if (!draft.answers.words) redirect(303, `/give/${draft.id}/words`);
	return { words: draft.answers.words };
}

export const actions = {
	give: async ({ request, locals, params, cookies, url }) => {
		const me = await locals.person();
		const recording = await recordingFrom(await request.formData(), 'recording', me?.account_id ?? '');
		if (recording && !recording.ok) return fail(400, { errors: { recording: [recording.message] } });

		const given = await contributions.giveDraft(locals.db, params.draft, recording);
		if (!given.ok) return fail(given.status, { errors: given.errors });
		contributions.keepSlip(cookies, url, '/give', given.data.receipt);
		redirect(303, '/give/receipt');
	},
	keepNothing: async ({ locals, params }) => {
		await contributions.discardDraft(locals.db, params.draft);
		redirect(303, '/give?done=kept-nothing');
	}
};
