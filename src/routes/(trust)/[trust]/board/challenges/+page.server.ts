import { z } from 'zod';
import { boardChoice } from '$lib/board/choice.server';
import * as table from '$lib/decisions/board-table.server';

const query = z.object({
	show: z.enum(['open', 'settled']).catch('open'),
	after: z
		.string()
		.regex(/^[0-9T:.+-]+_[0-9a-f-]{36}$/)
		.transform((text) => ({ day: text.slice(0, -37), id: text.slice(-36) }))
		.nullable()
		.catch(null)
});

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const { show, after } = query.parse({
		show: url.searchParams.get('show'),
		after: url.searchParams.get('after')
	});
	const choice = await boardChoice(locals.db, organisation, url);
	return {
		show,
		choice,
		later: after !== null,
		list: await table.list(locals.db, choice.programme.id, show, choice.period, after)
	};
}
