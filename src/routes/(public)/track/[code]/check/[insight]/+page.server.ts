import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { doneSentence } from '$lib/contributions/done';
import { checkAnswer } from '$lib/insights/schema';
import { codeOf, notFound } from '$lib/contributions/slip-code.server';
import { signing } from '$lib/insights/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load({ parent, params, url }) {
	const { own } = await parent();
	const check = own.checks.find(({ insight }) => insight === params.insight) ?? notFound();
	return { check, late: check.until < isoDate(new Date()), done: doneSentence(url) };
}

export const actions = {
	answer: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, checkAnswer);
		if (!form.ok) return fail(400, form);

		const done = await contributions.answerCheck(event.locals.db, code, event.params.insight, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		// Who agrees may sign it, on the same page.
		const agrees = form.data.answer === 'agree' || form.data.answer === 'more';
		redirect(303, agrees ? `${event.url.pathname}?done=checked` : `/track/${code}?done=checked`);
	},
	sign: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, signing);
		if (!form.ok) return fail(400, form);

		const done = await contributions.signCheck(event.locals.db, code, event.params.insight, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}?done=signed`);
	}
};
