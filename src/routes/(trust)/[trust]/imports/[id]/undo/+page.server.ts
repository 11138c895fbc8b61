import { error, fail, redirect } from '@sveltejs/kit';
import { asking, attempt } from '$lib/imports/asks.server';
import * as imports from '$lib/imports/imports.server';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	await requireHat(event, 'engagement_lead');
	const batch = await imports.find(asking(event.locals.db), event.params.id);
	if (!batch) error(404, { code: 'not-found', message: 'Page not found' });
	return { batch };
}

export const actions = {
	default: async ({ locals, params }) => {
		const done = await attempt(() => imports.undo(asking(locals.db), params.id));
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/imports/${params.id}`);
	}
};
