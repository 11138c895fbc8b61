import { z } from 'zod';
import * as consultations from '$lib/consultations/consultations.server';

const query = z.object({
	show: z.enum(['draft', 'open', 'closed', 'reported']).nullable().catch(null),
	before: z.guid().nullable().catch(null)
});

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const { show, before } = query.parse({
		show: url.searchParams.get('show'),
		before: url.searchParams.get('before')
	});
	return {
		show,
		discarded: url.searchParams.get('done') === 'discarded',
		later: before !== null,
		list: await consultations.list(locals.db, organisation.id, { state: show, before })
	};
}
