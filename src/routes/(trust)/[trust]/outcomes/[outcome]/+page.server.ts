import { fail, redirect } from '@sveltejs/kit';
import * as outcomes from '$lib/outcomes/outcomes.server';
import { look } from '$lib/outcomes/schema';
import { readForm } from '$lib/platform/forms';

type Hung = { action_id: string | null; decision_id: string | null; plan_item_id: string | null };
const placeOf = (trust: string, { action_id, decision_id, plan_item_id }: Hung) =>
	action_id
		? `/${trust}/actions/${action_id}`
		: decision_id
			? `/${trust}/decisions/${decision_id}`
			: `/${trust}/plan/${plan_item_id}`;

export async function load({ locals, params }) {
	const outcome = await outcomes.find(locals.db, params.outcome);
	return { outcome, back: placeOf(params.trust, outcome) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, look);
		if (!form.ok) return fail(400, form);

		const outcome = await outcomes.find(locals.db, params.outcome);
		const done = await outcomes.say(locals.db, params.outcome, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${placeOf(params.trust, outcome)}?done=looked`);
	}
};
