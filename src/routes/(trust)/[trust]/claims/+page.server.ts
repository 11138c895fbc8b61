import * as claims from '$lib/claims/claims.server';
import { requireHat } from '$lib/people/hats.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const after = event.url.searchParams.get('after') ?? '';
	const known = ID.test(after);
	return {
		...(await claims.listWritten(event.locals.db, organisation.id, known ? after : null)),
		first: !known
	};
}
