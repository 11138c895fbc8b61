import { fail, redirect } from '@sveltejs/kit';
import * as codes from '$lib/codes/codes.server';
import { newCode } from '$lib/codes/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, url } = event;
	return {
		book: await codes.book(locals.db, organisation.id, url.searchParams.get('programme')),
		under: url.searchParams.get('under') ?? undefined
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newCode);
		if (!form.ok) return fail(400, form);

		const done = await codes.make(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/codes/${done.data}?done=made`);
	}
};
