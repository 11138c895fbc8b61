import { error, fail, redirect } from '@sveltejs/kit';
import { notFound } from '$lib/contributions/slip-code.server';
import { sentenceFor } from '$lib/platform/done';
import * as renderings from '$lib/renderings/renderings.server';
import { lookedOver, renderingAnswer } from '$lib/renderings/schema';
import { readForm } from '$lib/platform/forms';

const DONE = {
	written: 'It stands beside the words. Somebody else can look it over now.',
	'looked-over': 'You looked it over. Your name stands beside it.',
	answered: 'What they said of it stands beside it.',
	'taken-off': 'It is taken off. Others do not read it any more.'
} as const;

export async function load({ parent, params, url }) {
	const { contribution, person } = await parent();
	if (!contribution.may_render)
		error(403, { code: 'not-allowed', message: 'This page is for those who listen' });
	return {
		rendering: contribution.renderings.find(({ id }) => id === params.rendering) ?? notFound(),
		name: person?.name ?? '',
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}

export const actions = {
	review: async ({ request, locals, params, url }) => {
		const form = await readForm(request, lookedOver);
		if (!form.ok) return fail(400, form);

		const done = await renderings.review(locals.db, params.rendering, form.data.reviewer_name);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=looked-over`);
	},
	answer: async ({ request, locals, params, url }) => {
		const form = await readForm(request, renderingAnswer);
		if (!form.ok) return fail(400, form);

		const done = await renderings.writeDownAnswer(locals.db, params.rendering, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=answered`);
	},
	off: async ({ locals, params, url }) => {
		const done = await renderings.takeOff(locals.db, params.rendering);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `${url.pathname}?done=taken-off`);
	}
};
