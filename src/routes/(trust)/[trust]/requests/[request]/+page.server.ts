import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import type { Outcome } from '$lib/platform/errors';
import { readForm } from '$lib/platform/forms';
import { doneWithRequest } from '$lib/requests/done';
import * as requests from '$lib/requests/requests.server';
import { answer, moreTime, note } from '$lib/requests/schema';

export async function load({ locals, params, url }) {
	return {
		request: await requests.page(locals.db, params.request),
		done: doneWithRequest(url.searchParams.get('done'))
	};
}

type Event = RequestEvent<{ trust: string; request: string }>;

/** Reads a form, does what it says, and comes back to the page. */
const act =
	<S extends z.ZodType>(
		schema: S,
		done: string,
		command: (event: Event, data: z.output<S>) => Promise<Outcome<unknown>>
	) =>
	async (event: Event) => {
		const form = await readForm(event.request, schema);
		if (!form.ok) return fail(400, form);
		const outcome = await command(event, form.data);
		if (!outcome.ok) return fail(outcome.status, { values: form.values, errors: outcome.errors });
		redirect(303, `${event.url.pathname}?done=${done}`);
	};

export const actions = {
	acknowledge: async ({ locals, params, url }) => {
		const done = await requests.acknowledge(locals.db, params.request);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=acknowledged`);
	},
	note: act(note, 'noted', ({ locals, params }, data) => requests.note(locals.db, params.request, data.note)),
	extend: act(moreTime, 'extended', ({ locals, params }, data) =>
		requests.extend(locals.db, params.request, data.why)
	),
	answer: act(answer, 'answered', ({ locals, params }, data) =>
		requests.answerIt(locals.db, params.request, data)
	)
};
