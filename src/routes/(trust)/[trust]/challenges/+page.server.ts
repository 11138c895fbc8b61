import { z } from 'zod';
import * as challenges from '$lib/decisions/challenges.server';

const query = z.object({
	show: z.enum(['open', 'all']).catch('open'),
	before: z
		.string()
		.regex(/^[0-9T:.+-]+_[0-9a-f-]{36}$/)
		.transform((text) => ({ at: text.slice(0, -37), id: text.slice(-36) }))
		.nullable()
		.catch(null)
});

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const { show, before } = query.parse({
		show: url.searchParams.get('show'),
		before: url.searchParams.get('before')
	});
	return {
		show,
		later: before !== null,
		list: await challenges.list(locals.db, organisation.id, show, before)
	};
}
