import * as plan from '$lib/plan/plan.server';
import { planQuery } from '$lib/plan/schema';

export async function load({ locals, params, url }) {
	const query = planQuery.parse({
		by: url.searchParams.get('by') ?? undefined,
		programme: url.searchParams.get('programme'),
		after: url.searchParams.get('after')
	});
	const list = await plan.published(locals.db, params.trust, query);
	return { list, by: query.by, later: query.after !== null, crisis: list.organisation.crisis };
}
