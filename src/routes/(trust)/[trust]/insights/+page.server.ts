import { z } from 'zod';
import * as insights from '$lib/insights/insights.server';

const query = z.object({
	programme: z.string().nullable().catch(null),
	show: z.enum(['all', 'draft', 'in_check', 'waiting', 'overdue', 'answered', 'superseded']).catch('all'),
	before: z.coerce.number().int().positive().nullable().catch(null)
});

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const asked = query.parse({
		programme: url.searchParams.get('programme'),
		show: url.searchParams.get('show'),
		before: url.searchParams.get('before')
	});
	const { programme, show, before } = asked;
	return {
		show,
		later: before !== null,
		list: await insights.list(locals.db, organisation.id, { programme, filter: show, before })
	};
}
