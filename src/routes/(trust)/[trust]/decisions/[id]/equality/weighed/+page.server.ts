import { error, fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { equalityAt } from '$lib/decisions/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	const decision = await decisions.desk(locals.db, params.id);
	if (decision.made_at) error(404, { code: 'not-found', message: 'Page not found' });
	return { decision };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, equalityAt);
		if (!form.ok) return fail(400, form);

		const done = await decisions.weighEquality(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${params.id}?done=prepared`);
	}
};
