import * as contributions from '$lib/contributions/contributions.server';
import { afterFrom } from '$lib/contributions/paging';
import { mayAs } from '$lib/people/me';

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	const programme = url.searchParams.get('programme');
	const unused = url.searchParams.get('only') === 'not-used';
	const after = afterFrom(url);
	const [list, { programmes }] = await Promise.all([
		contributions.list(locals.db, organisation.id, { programme, unused, after }),
		contributions.writingChoices(locals.db, organisation.id)
	]);
	return {
		...list,
		programmes,
		programme,
		unused,
		first: !after,
		listens: mayAs(roles, 'facilitator', 'engagement_lead'),
		forBoard: organisation.kind === 'trust' && mayAs(roles, 'decision_owner', 'board_auditor', 'co_chair')
	};
}
