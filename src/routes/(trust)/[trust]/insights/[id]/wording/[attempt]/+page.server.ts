import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { meeting } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { met: await insights.wordingAttempt(locals.db, params.attempt) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, meeting);
		if (!form.ok) return fail(400, form);

		const { choice, mine, statement, version, state } = form.data;
		const here = `/${params.trust}/insights/${params.id}`;
		if (choice === 'theirs') {
			const dropped = await insights.dropWording(locals.db, params.attempt);
			if (!dropped.ok) return fail(dropped.status, { values: form.values, errors: dropped.errors });
			redirect(303, `${here}?done=as-it-was`);
		}
		const done = await insights.reword(locals.db, params.id, {
			statement: choice === 'mine' ? mine : statement,
			version,
			state,
			attempt: params.attempt
		});
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, done.data ? `${here}/wording/${done.data}?done=again` : `${here}?done=reworded`);
	}
};
