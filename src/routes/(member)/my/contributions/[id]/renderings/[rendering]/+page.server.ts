import { fail, redirect } from '@sveltejs/kit';
import { notFound } from '$lib/contributions/slip-code.server';
import * as renderings from '$lib/renderings/renderings.server';
import { renderingAnswer } from '$lib/renderings/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ parent, params }) {
	const { own } = await parent();
	return { rendering: own.renderings.find(({ id }) => id === params.rendering) ?? notFound() };
}

export const actions = {
	default: async ({ request, locals, params: { id, rendering } }) => {
		const form = await readForm(request, renderingAnswer);
		if (!form.ok) return fail(400, form);

		const done = await renderings.answer(locals.db, { id }, rendering, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/contributions/${id}?done=rendering`);
	}
};
