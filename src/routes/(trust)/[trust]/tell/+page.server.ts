import * as decisions from '$lib/decisions/decisions.server';
import * as insights from '$lib/insights/insights.server';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const [toTell, toAsk] = await Promise.all([
		decisions.toTell(locals.db, organisation.id),
		insights.peopleToAsk(locals.db, organisation.id)
	]);
	return { toTell, toAsk, done: url.searchParams.get('done') };
}
