import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as coding from '$lib/coding/coding.server';
import { roundsAfter } from '$lib/coding/schema';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';
import * as reading from '$lib/reading/reading.server';
import { cap } from '$lib/reading/schema';

const DONE = {
	passed: 'Passed on. These words will not be put before you again.',
	cap: 'Your number is kept.',
	gone: 'Those words were taken back by the person who gave them, or kept back. Nothing can be put to them.',
	rested: 'Your sitting has ended. The next one begins when you read again.'
} as const;

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const before = roundsAfter.parse(url.searchParams.get('after'));
	return {
		...(await coding.rounds(locals.db, organisation.id, before)),
		first: before === null,
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	take: async ({ request, locals, params }) => {
		const form = await readForm(request, z.object({ contribution: z.guid() }));
		if (!form.ok) return fail(400, form);

		const done = await reading.takePassed(locals.db, form.data.contribution);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/coding/${form.data.contribution}`);
	},
	cap: async ({ request, locals, url }) => {
		const form = await readForm(request, cap);
		if (!form.ok) return fail(400, form);

		const done = await reading.setCap(locals.db, form.data.cap);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=cap`);
	},
	rest: async ({ locals, url }) => {
		const done = await reading.endSitting(locals.db);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=rested`);
	}
};
