import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as decisions from '$lib/decisions/decisions.server';
import * as outcomes from '$lib/outcomes/outcomes.server';
import { isoDate } from '$lib/platform/dates';
import * as plan from '$lib/plan/plan.server';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	const [decision, places, hopes] = await Promise.all([
		decisions.desk(locals.db, params.id),
		plan.placesOf(locals.db, 'decision', params.id),
		outcomes.list(locals.db, { decision: params.id })
	]);
	return {
		decision,
		places,
		outcomes: hopes,
		today: isoDate(new Date()),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	detach: async ({ request, locals, params, url }) => {
		const form = await readForm(request, z.object({ insight: z.guid() }));
		if (!form.ok) return fail(400, form);

		const done = await decisions.detach(locals.db, params.id, form.data.insight);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=detached`);
	},
	make: async ({ locals, params, url }) => {
		const done = await decisions.make(locals.db, params.id);
		if (!done.ok)
			return fail(done.status, { values: {}, errors: { form: Object.values(done.errors).flat() } });
		redirect(303, `${url.pathname}?done=made`);
	},
	correct: async ({ locals, params }) => {
		const done = await decisions.correct(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/decisions/${done.data}?done=correcting`);
	}
};
