import { fail, redirect } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { beside, gone, newLink } from '$lib/plan/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireTrustHat(event, 'engagement_lead', 'decision_owner');
	const { locals, params, url } = event;
	const [item, choices] = await Promise.all([
		plan.desk(locals.db, params.item),
		plan.linkChoices(locals.db, params.item)
	]);
	return { item, choices, done: url.searchParams.get('done') };
}

export const actions = {
	join: async ({ request, locals, params, url }) => {
		const form = await readForm(request, newLink);
		if (!form.ok) return fail(400, form);

		const done = await plan.link(locals.db, params.item, form.data);
		if (!done.ok)
			return fail(done.status, { values: {}, errors: { form: Object.values(done.errors).flat() } });
		redirect(303, `${url.pathname}?done=joined`);
	},
	beside: async ({ request, locals, params, url }) => {
		const form = await readForm(request, beside);
		if (!form.ok) return fail(400, form);

		const done = await plan.setMeasures(locals.db, params.item, form.data.measures);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=beside`);
	},
	part: async ({ request, locals, url }) => {
		const form = await readForm(request, gone);
		if (!form.ok) return fail(400, form);

		const done = await plan.unlink(locals.db, form.data.link);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=parted`);
	}
};
