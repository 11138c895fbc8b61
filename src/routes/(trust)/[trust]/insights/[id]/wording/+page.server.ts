import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { rewording } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';
import { advise } from '$lib/platform/plain-language';

export async function load({ locals, params }) {
	const desk = await insights.desk(locals.db, params.id);
	return { desk, advice: advise([{ field: 'statement', text: desk.statement }]) };
}

export const actions = {
	keep: async ({ request, locals, params }) => {
		const form = await readForm(request, rewording);
		if (!form.ok) return fail(400, form);

		const done = await insights.reword(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		const here = `/${params.trust}/insights/${params.id}`;
		redirect(303, done.data ? `${here}/wording/${done.data}` : `${here}?done=reworded`);
	},
	/** Nothing is kept: the page comes back with what was typed, and what would make it plainer. */
	advise: async ({ request }) => {
		const form = await readForm(request, rewording);
		if (!form.ok) return fail(400, form);
		return { values: form.values, advice: advise([{ field: 'statement', text: form.data.statement }]) };
	}
};
