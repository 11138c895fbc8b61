import { error, fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { notFound } from '$lib/contributions/slip-code.server';
import { sentenceFor } from '$lib/platform/done';
import { chosenStretches, wordsOut } from '$lib/renderings/left-out';
import * as renderings from '$lib/renderings/renderings.server';
import { leaveOut, putBack } from '$lib/renderings/schema';
import { readForm } from '$lib/platform/forms';

const DONE = {
	'left-out': 'It is left out, at once and everywhere others read these words.',
	back: 'It is back. Whoever may read these words reads it again.'
} as const;

export async function load({ parent, url, params }) {
	const { contribution } = await parent();
	if (contribution.withdrawn_at) redirect(303, `/${params.trust}/contributions/${params.id}`);
	if (!contribution.may_render) {
		error(403, { code: 'not-allowed', message: 'Those who listen decide what is left out for others' });
	}
	return {
		others: wordsOut(contribution.words ?? '', contribution.left_out),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	choose: async ({ request, locals, params, url }) => {
		const form = await readForm(request, leaveOut);
		if (!form.ok) return fail(400, { ...form, preview: null });

		const { words, left_out } = (await contributions.at(locals.db, params.id)) ?? notFound();
		const stretches = chosenStretches(words ?? '', form.data.sentences, form.data.exact);
		if (stretches === 'not-in-these-words') {
			const errors = { exact: ['Those words are not in what was said. Copy them exactly as they stand.'] };
			return fail(400, { values: form.values, errors, preview: null });
		}
		if (form.data.then === 'look' || form.data.reason === undefined) {
			return { values: form.values, errors: {}, preview: wordsOut(words ?? '', [...left_out, ...stretches]) };
		}
		const done = await renderings.leaveOut(locals.db, params.id, stretches, form.data.reason);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors, preview: null });
		redirect(303, `${url.pathname}?done=left-out`);
	},
	back: async ({ request, locals, url }) => {
		const form = await readForm(request, putBack);
		if (!form.ok) return fail(400, { ...form, preview: null });

		const done = await renderings.putBack(locals.db, form.data.redaction);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors, preview: null });
		redirect(303, `${url.pathname}?done=back`);
	}
};
