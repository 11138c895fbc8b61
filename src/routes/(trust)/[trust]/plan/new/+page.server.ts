import { fail, redirect } from '@sveltejs/kit';
import * as decisions from '$lib/decisions/decisions.server';
import { requireTrustHat } from '$lib/people/hats.server';
import * as plan from '$lib/plan/plan.server';
import { joined, newPlanItem } from '$lib/plan/schema';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, 'engagement_lead', 'decision_owner');
	const { locals, url } = event;
	const [choices, members] = await Promise.all([
		plan.choices(locals.db, organisation.id, url.searchParams.get('programme')),
		decisions.members(locals.db, organisation.id)
	]);
	/** What it comes from, as "insight:<id>". */
	return { choices, members, joined: url.searchParams.get('joined') };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newPlanItem);
		if (!form.ok) return fail(400, form);

		const { programme, joined: from, ...given } = form.data;
		const done = await plan.add(locals.db, programme, given);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		const source = joined.safeParse(from);
		// The item is there already: where it could not be joined, its page offers that again.
		const link = source.success ? await plan.link(locals.db, done.data, source.data) : null;
		redirect(303, `/${params.trust}/plan/${done.data}?done=${link && !link.ok ? 'not_joined' : 'added'}`);
	}
};
