import { z } from 'zod';
import * as decisions from '$lib/decisions/decisions.server';

const query = z.object({
	programme: z.string().nullable().catch(null),
	show: z.enum(['all', 'proposed', 'made', 'done', 'reversed', 'overdue', 'impact']).catch('all'),
	before: z.coerce.number().int().positive().nullable().catch(null)
});

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const { programme, show, before } = query.parse({
		programme: url.searchParams.get('programme'),
		show: url.searchParams.get('show'),
		before: url.searchParams.get('before')
	});
	return {
		show,
		later: before !== null,
		list: await decisions.list(locals.db, organisation.id, { programme, filter: show, before })
	};
}
