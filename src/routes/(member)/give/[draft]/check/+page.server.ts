import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';

export async function load({ parent }) {
	const { draft } = await parent();
	if (!draft.answers.words) redirect(303, `/give/${draft.id}/words`);
	return { words: draft.answers.words };
}

export const actions = {
	give: async ({ locals, params, cookies, url }) => {
		const given = await contributions.giveDraft(locals.db, params.draft);
		if (!given.ok) return fail(given.status, { errors: given.errors });
		contributions.keepSlip(cookies, url, '/give', given.data.receipt);
		redirect(303, '/give/receipt');
	},
	keepNothing: async ({ locals, params }) => {
		await contributions.discardDraft(locals.db, params.draft);
		redirect(303, '/give?done=kept-nothing');
	}
};
