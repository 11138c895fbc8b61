import { error, fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { reply } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const desk = await insights.desk(locals.db, params.id);
	const check = desk.checks?.find(({ id, answer }) => id === params.check && answer !== 'agree');
	if (!check || desk.state !== 'in_check') error(404, { code: 'not-found', message: 'Page not found' });
	return { desk, check };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, reply);
		if (!form.ok) return fail(400, form);

		const done = await insights.replyToCheck(locals.db, params.check, form.data.reply);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${params.id}?done=replied#answers`);
	}
};
