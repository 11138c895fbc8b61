import { error, fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { checkAnswer, signing } from '$lib/insights/schema';
import { isoDate } from '$lib/platform/dates';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const SAID: Record<string, string> = {
	answered: 'We have your answer. You can change it until the insight is agreed.',
	signed: 'Your signature is written down as you wish.'
};

export async function load({ locals, params, url }) {
	const check = await insights.myCheck(locals.db, params.insight);
	if (!check) error(404, { code: 'not-found', message: 'Page not found' });
	const late = check.check_until < isoDate(new Date());
	return { check, late, said: sentenceFor(SAID, url.searchParams.get('done')), exit: true };
}

export const actions = {
	answer: async ({ request, locals, params, url }) => {
		const form = await readForm(request, checkAnswer);
		if (!form.ok) return fail(400, form);

		const done = await insights.answerCheck(locals.db, params.insight, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=answered`);
	},
	sign: async ({ request, locals, params, url }) => {
		const form = await readForm(request, signing);
		if (!form.ok) return fail(400, form);

		const done = await insights.signCheck(locals.db, params.insight, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=signed`);
	}
};
