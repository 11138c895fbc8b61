import { redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';

// Only somebody who went past "before you write" has a draft, so there is no box to write in without it (R47).
export async function load({ locals, params }) {
	const draft = await contributions.readDraft(locals.db, params.draft);
	if (!draft) redirect(303, '/give?done=gone');
	return { draft, crisis: draft.programme.crisis };
}
