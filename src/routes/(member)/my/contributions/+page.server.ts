import * as contributions from '$lib/contributions/contributions.server';
import { afterFrom } from '$lib/contributions/paging';

export async function load({ locals, url }) {
	const after = afterFrom(url);
	return { ...(await contributions.listMine(locals.db, { after })), first: !after };
}
