import { fail, redirect } from '@sveltejs/kit';
import { codeOf, notFound } from '$lib/contributions/slip-code.server';
import * as insights from '$lib/insights/insights.server';
import { answerByCode } from '$lib/insights/schema';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	event.setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const code = await codeOf(event);
	const check = (await insights.checkByCode(event.locals.db, code)) ?? notFound();
	return {
		check,
		crisis: check.crisis,
		late: check.until < isoDate(new Date()),
		answered: event.url.searchParams.get('done') === 'answered',
		exit: true
	};
}

export const actions = {
	default: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, answerByCode);
		if (!form.ok) return fail(400, form);

		const done = await insights.answerByCode(event.locals.db, code, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/checks/${code}?done=answered`);
	}
};
