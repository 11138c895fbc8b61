import { fail, redirect } from '@sveltejs/kit';
import * as codes from '$lib/codes/codes.server';
import { mergedCode } from '$lib/codes/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, parent }) {
	const { organisation } = await parent();
	const code = await codes.page(locals.db, params.id, null);
	return { code, book: await codes.book(locals.db, organisation.id, code.programme.slug) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, mergedCode);
		if (!form.ok) return fail(400, form);

		const done = await codes.merge(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/codes/${form.data.target}?done=merged`);
	}
};
