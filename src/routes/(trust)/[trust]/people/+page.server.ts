import { requireHat } from '$lib/people/hats.server';
import * as people from '$lib/people/people.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const after = event.url.searchParams.get('after') ?? undefined;
	const before = event.url.searchParams.get('before') ?? undefined;
	return {
		...(await people.list(event.locals.db, organisation.id, { after, before })),
		added: event.url.searchParams.get('done') === 'added'
	};
}
