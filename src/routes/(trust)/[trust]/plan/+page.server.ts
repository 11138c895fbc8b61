import * as plan from '$lib/plan/plan.server';
import { planQuery } from '$lib/plan/schema';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const query = planQuery.parse({
		by: url.searchParams.get('by') ?? undefined,
		programme: url.searchParams.get('programme'),
		after: url.searchParams.get('after')
	});
	return {
		by: query.by,
		later: query.after !== null,
		list: await plan.list(locals.db, organisation.id, query)
	};
}
