import { fail, redirect } from '@sveltejs/kit';
import * as codes from '$lib/codes/codes.server';
import { rewordedCode } from '$lib/codes/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { code: await codes.page(locals.db, params.id, null) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, rewordedCode);
		if (!form.ok) return fail(400, form);

		const { name, definition, examples, ...given } = form.data;
		const done = await codes.revise(
			locals.db,
			params.id,
			{ name, definition, examples },
			{ name: given.expected_name, definition: given.expected_definition, examples: given.expected_examples }
		);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/codes/${params.id}?done=reworded`);
	}
};
