import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { start } from '$lib/contributions/schema';
import { readForm } from '$lib/platform/forms';

const DONE = {
	'kept-nothing': 'We kept nothing of what you wrote.',
	gone: 'What you began to write is not here any more. Either you gave it, or two days have passed.'
} as const;

export async function load({ locals, url }) {
	const programmes = await contributions.programmesToGive(locals.db);
	const chosen = url.searchParams.get('programme') ?? undefined;
	return {
		programmes,
		chosen,
		crisis: programmes[0]?.crisis,
		done: DONE[url.searchParams.get('done') as keyof typeof DONE]
	};
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, start);
		if (!form.ok) return fail(400, form);

		const draft = crypto.randomUUID();
		const done = await contributions.beginDraft(locals.db, draft, form.data.programme_id);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/give/${draft}/words`);
	}
};
