import { fail, isHttpError, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { chosenSpans } from '$lib/coding/coding';
import * as coding from '$lib/coding/coding.server';
import { putting, takingOff } from '$lib/coding/schema';
import { sentenceFor } from '$lib/platform/done';
import { parseForm, readForm, valuesOf } from '$lib/platform/forms';
import { flag } from '$lib/reading/schema';
import * as reading from '$lib/reading/reading.server';
import { suggestion } from '$lib/suggestions/schema';
import * as suggestions from '$lib/suggestions/suggestions.server';

const idIn = (url: URL, name: 'round' | 'before') =>
	z.guid().nullable().catch(null).parse(url.searchParams.get(name));
const roundIn = (url: URL) => idIn(url, 'round');

const DONE = {
	put: 'Put to the words you chose.',
	off: 'Taken off.',
	flagged: 'Those who read these words next are told first.',
	unflagged: 'Your flag is taken off.',
	'not-done': 'These words are yours to read again.',
	accepted: 'Put to the sentences that hold those words, as your coding. You can take it off again.',
	dismissed: 'It is not suggested to you for these words any more.',
	'brought-back': 'What you dismissed is suggested again.'
} as const;

export async function load({ locals, params, url }) {
	const desk = await coding.desk(locals.db, params.contribution, roundIn(url));
	return {
		desk,
		/** What was read just now, to go back to. */
		before: idIn(url, 'before'),
		// Not while people read apart: two who both follow the machine agree with it, and not with each other.
		suggested: desk.apart ? null : await suggestions.suggestionsFor(locals.db, params.contribution),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

/** Back to these words, in the round they are read in, saying what was done. */
function onward(url: URL, done: keyof typeof DONE): never {
	const round = roundIn(url);
	redirect(303, `${url.pathname}?${new URLSearchParams({ ...(round && { round }), done })}`);
}

export const actions = {
	put: async ({ request, locals, params, url }) => {
		const form = await readForm(request, putting);
		if (!form.ok) return fail(400, form);

		const desk = await coding.desk(locals.db, params.contribution, null).catch((reason: unknown) => {
			if (!isHttpError(reason, 404)) throw reason;
			// Taken back while they stood on the page: nobody is left before "page not found" for it.
			const round = roundIn(url);
			redirect(303, `/${params.trust}/coding${round ? `/rounds/${round}` : ''}?done=gone`);
		});
		const spans = chosenSpans(desk, form.data);
		if (typeof spans === 'string') {
			const errors = {
				exact: ['Those words are not in what was said. Copy them exactly as they stand.']
			};
			return fail(400, { values: form.values, errors });
		}
		const done = await coding.putCodes(locals.db, params.contribution, form.data.codes, spans);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'put');
	},
	/** Looks for codes and keeps all that was chosen: words must not stand in an address, so this is no GET. */
	find: async ({ request }) => ({ values: valuesOf(await request.formData()), errors: {} }),
	off: async ({ request, locals, url }) => {
		const form = await readForm(request, takingOff);
		if (!form.ok) return fail(400, form);

		const done = await coding.takeOff(locals.db, form.data.coding);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'off');
	},
	/** Done with these words; the next ones of the round open at once. */
	done: async ({ locals, params, url }) => {
		const round = roundIn(url) ?? '';
		const done = await coding.doneWith(locals.db, round, params.contribution);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		const next = await coding.takeNext(locals.db, round);
		if (!next.ok) return fail(next.status, { values: {}, errors: next.errors });
		const { contribution, waiting } = next.data;
		const base = `/${params.trust}/coding`;
		if (contribution) redirect(303, `${base}/${contribution}?round=${round}&before=${params.contribution}`);
		redirect(303, `${base}/rounds/${round}?done=${waiting ? 'enough' : 'read'}`);
	},
	notdone: async ({ locals, params, url }) => {
		const done = await coding.notDoneWith(locals.db, roundIn(url) ?? '', params.contribution);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'not-done');
	},
	flag: async ({ request, locals, params, url }) => {
		const form = parseForm(await request.formData(), flag);
		if (!form.ok) return fail(400, form);

		const done = await reading.flagHard(locals.db, params.contribution, form.data.note);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'flagged');
	},
	unflag: async ({ locals, params, url }) => {
		const done = await reading.unflagHard(locals.db, params.contribution);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'unflagged');
	},
	accept: async ({ request, locals, url }) => {
		const form = await readForm(request, suggestion);
		if (!form.ok) return fail(400, form);

		const done = await suggestions.accept(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'accepted');
	},
	dismiss: async ({ request, locals, url }) => {
		const form = await readForm(request, suggestion);
		if (!form.ok) return fail(400, form);

		const done = await suggestions.dismiss(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'dismissed');
	},
	bringBack: async ({ locals, params, url }) => {
		const done = await suggestions.bringBack(locals.db, params.contribution);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'brought-back');
	}
};
