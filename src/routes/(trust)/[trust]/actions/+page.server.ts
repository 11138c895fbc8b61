import { z } from 'zod';
import * as decisions from '$lib/decisions/decisions.server';

const after = z
	.string()
	.regex(/^\d{4}-\d\d-\d\d_[0-9a-f-]{36}$/)
	.transform((text) => ({ due: text.slice(0, 10), id: text.slice(11) }))
	.nullable()
	.catch(null);

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const seen = after.parse(url.searchParams.get('after'));
	return { later: seen !== null, list: await decisions.openActions(locals.db, organisation.id, seen) };
}
