import * as plan from '$lib/plan/plan.server';

export async function load({ locals, params }) {
	const item = await plan.publishedItem(locals.db, params.trust, params.item);
	return { item, crisis: item.organisation.crisis };
}
