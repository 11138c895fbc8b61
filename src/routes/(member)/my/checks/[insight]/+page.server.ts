import { error, fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { checkAnswer } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	const check = await insights.myCheck(locals.db, params.insight);
	if (!check) error(404, { code: 'not-found', message: 'Page not found' });
	return { check, answered: url.searchParams.get('done') === 'answered', exit: true };
}

export const actions = {
	default: async ({ request, locals, params, url }) => {
		const form = await readForm(request, checkAnswer);
		if (!form.ok) return fail(400, form);

		const done = await insights.answerCheck(locals.db, params.insight, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=answered`);
	}
};
