import { fail, redirect } from '@sveltejs/kit';
import * as coding from '$lib/coding/coding.server';
import { sentenceFor } from '$lib/platform/done';
import * as reading from '$lib/reading/reading.server';

const DONE = {
	begun: 'The round has begun. Each of you reads the words apart.',
	read: 'You have read them all. Thank you for listening.',
	gone: 'Those words were taken back by the person who gave them, or kept back. Nothing can be put to them.',
	passed: 'Passed on. These words will not be put before you again.',
	closed: 'The round is closed. What everybody finished counts.'
} as const;

export async function load({ locals, params, url }) {
	const done = url.searchParams.get('done');
	const round = await coding.round(locals.db, params.round);
	return {
		round,
		done: sentenceFor(DONE, done),
		enough: done === 'enough' && !round.sitting.may_have_hard
	};
}

async function next({
	locals,
	params,
	url
}: {
	locals: App.Locals;
	params: { trust: string; round: string };
	url: URL;
}) {
	const next = await coding.takeNext(locals.db, params.round);
	if (!next.ok) return fail(next.status, { values: {}, errors: next.errors });
	const { contribution, waiting } = next.data;
	if (contribution) redirect(303, `/${params.trust}/coding/${contribution}?round=${params.round}`);
	redirect(303, `${url.pathname}?done=${waiting ? 'enough' : 'read'}`);
}

export const actions = {
	next,
	/** Past the cap, deliberately and in this sitting alone. */
	onward: async (event) => {
		const done = await reading.goOn(event.locals.db);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		return next(event);
	},
	rest: async ({ locals, params }) => {
		const done = await reading.endSitting(locals.db);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/coding?done=rested`);
	},
	close: async ({ locals, params, url }) => {
		const done = await coding.closeRound(locals.db, params.round);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=closed`);
	}
};
