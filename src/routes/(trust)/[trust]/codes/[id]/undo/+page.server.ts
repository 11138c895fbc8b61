import { fail, redirect } from '@sveltejs/kit';
import * as codes from '$lib/codes/codes.server';
import { undoneMerge } from '$lib/codes/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { code: await codes.page(locals.db, params.id, null) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, undoneMerge);
		if (!form.ok) return fail(400, form);

		const done = await codes.undoMerge(locals.db, params.id, form.data.why);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/codes/${params.id}?done=undone`);
	}
};
