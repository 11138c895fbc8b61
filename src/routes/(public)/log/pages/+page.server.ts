import { list, readQuery } from '$lib/log/pages.server';

export async function load({ locals, url }) {
	const query = readQuery(url);
	return { query, seen: await list(locals.db, query) };
}
