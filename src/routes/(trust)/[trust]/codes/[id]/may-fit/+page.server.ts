import { fail, redirect } from '@sveltejs/kit';
import { from } from '$lib/codes/schema';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';
import { learning, suggestion } from '$lib/suggestions/schema';
import * as suggestions from '$lib/suggestions/suggestions.server';

const DONE: Record<string, string> = {
	accepted:
		'The code is put to the sentences that hold those words, as your coding. You can take it off again.',
	dismissed:
		'It is not suggested to you for those words any more. Where codes are put to them you can bring it back.',
	learnt: 'Learnt again from what people put the codes to.'
};

export async function load({ locals, params, url }) {
	return {
		found: await suggestions.mayFit(locals.db, params.id, from.parse(url.searchParams.get('before'))),
		before: url.searchParams.get('before'),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

/** Back to the same page of words, saying what was done. */
function onward(url: URL, done: string): never {
	const before = url.searchParams.get('before');
	redirect(303, `${url.pathname}?${new URLSearchParams({ ...(before && { before }), done })}`);
}

export const actions = {
	accept: async ({ request, locals, url }) => {
		const form = await readForm(request, suggestion);
		if (!form.ok) return fail(400, form);
		const done = await suggestions.accept(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'accepted');
	},
	dismiss: async ({ request, locals, url }) => {
		const form = await readForm(request, suggestion);
		if (!form.ok) return fail(400, form);
		const done = await suggestions.dismiss(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'dismissed');
	},
	learn: async ({ request, locals, url }) => {
		const form = await readForm(request, learning);
		if (!form.ok) return fail(400, form);
		const done = await suggestions.learn(locals.db, form.data.programme);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'learnt');
	}
};
