import * as programmes from '$lib/programmes/programmes.server';

export async function load({ locals, parent }) {
	const { organisation } = await parent();
	return { programmes: await programmes.list(locals.db, organisation.id) };
}
