import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { splitting } from '$lib/insights/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { desk: await insights.desk(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, splitting);
		if (!form.ok) return fail(400, form);

		const { first, second, quotes_first, quotes_second } = form.data;
		const done = await insights.split(locals.db, params.id, [
			{ statement: first, quotes: quotes_first },
			{ statement: second, quotes: quotes_second }
		]);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/insights/${done.data[0]}?done=split`);
	}
};
