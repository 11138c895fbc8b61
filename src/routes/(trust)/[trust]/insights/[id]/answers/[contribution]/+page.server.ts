import { error, fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { recordedAnswer, reply } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	const desk = await insights.desk(locals.db, params.id);
	const check = desk.checks?.find(({ contribution_id }) => contribution_id === params.contribution);
	if (!check || desk.state !== 'in_check') error(404, { code: 'not-found', message: 'Page not found' });
	return {
		desk,
		check,
		replying: url.searchParams.has('reply') && check.answer !== null && check.answer !== 'agree'
	};
}

export const actions = {
	record: async ({ request, locals, params }) => {
		const form = await readForm(request, recordedAnswer);
		if (!form.ok) return fail(400, form);

		const done = await insights.recordCheck(locals.db, params.id, params.contribution, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${params.id}?done=recorded#answers`);
	},
	reply: async ({ request, locals, params }) => {
		const form = await readForm(request, reply);
		if (!form.ok) return fail(400, form);

		const done = await insights.replyToCheck(locals.db, params.id, params.contribution, form.data.reply);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${params.id}?done=replied#answers`);
	}
};
