import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { start } from '$lib/contributions/schema';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE = {
	'kept-nothing': 'We kept nothing of what you wrote.',
	gone: 'What you began to write is not here any more. Either you gave it, or two days have passed.'
} as const;

export async function load({ locals, url }) {
	const { programmes, draft } = await contributions.beforeGiving(locals.db);
	const chosen = url.searchParams.get('programme') ?? draft?.programme_id;
	return {
		programmes,
		draft,
		chosen,
		crisis: programmes[0]?.crisis,
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	start: async ({ request, locals }) => {
		const form = await readForm(request, start);
		if (!form.ok) return fail(400, form);

		const draft = form.data.draft ?? crypto.randomUUID();
		const done = await contributions.beginDraft(locals.db, draft, form.data.programme_id);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/give/${draft}/words`);
	},
	keepNothing: async ({ request, locals }) => {
		const form = await readForm(request, start.pick({ draft: true }));
		if (form.ok && form.data.draft) await contributions.discardDraft(locals.db, form.data.draft);
		redirect(303, '/give?done=kept-nothing');
	}
};
