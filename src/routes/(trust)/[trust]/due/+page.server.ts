import * as due from '$lib/due/due.server';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	return { due: await due.read(locals.db, organisation.id, url) };
}
