import { fail, redirect } from '@sveltejs/kit';
import * as codes from '$lib/codes/codes.server';
import { splitCode } from '$lib/codes/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { code: await codes.toSplit(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, splitCode);
		if (!form.ok) return fail(400, form);

		const done = await codes.split(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/codes/${done.data[0]}?done=split`);
	}
};
