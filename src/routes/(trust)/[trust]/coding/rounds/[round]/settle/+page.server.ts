import { fail, redirect } from '@sveltejs/kit';
import * as coding from '$lib/coding/coding.server';
import { differencesAfter, settling, unsettling } from '$lib/coding/schema';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE = {
	settled: 'Settled. What each of you put is kept, and the figures of agreement stay as they were.',
	unsettled: 'Taken back. What each of you put stands again.'
} as const;

export async function load({ locals, params, url }) {
	const settled = url.searchParams.get('show') === 'settled';
	const after = differencesAfter.parse(url.searchParams.get('after'));
	return {
		...(await coding.differences(locals.db, params.round, settled, after)),
		settled,
		after: after && `${after.place}_${after.code}`,
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

/** On from where one was, saying what was done. */
function onward(url: URL, done: keyof typeof DONE): never {
	const after = url.searchParams.get('after');
	redirect(303, `${url.pathname}?${new URLSearchParams({ ...(after && { after }), done })}`);
}

export const actions = {
	settle: async ({ request, locals, params, url }) => {
		const form = await readForm(request, settling);
		if (!form.ok) return fail(400, form);

		const { contribution, code, fits, reason } = form.data;
		const unit = { round: params.round, contribution, code };
		const done = await coding.settle(locals.db, { ...unit, fits: fits === 'yes', reason });
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		onward(url, 'settled');
	},
	unsettle: async ({ request, locals, params, url }) => {
		const form = await readForm(request, unsettling);
		if (!form.ok) return fail(400, form);

		const done = await coding.unsettle(locals.db, { round: params.round, ...form.data });
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		onward(url, 'unsettled');
	}
};
