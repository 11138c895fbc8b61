import * as packs from '$lib/pack/packs.server';

export async function load({ locals, parent, params }) {
	const { organisation } = await parent();
	const { pack, cover, page, row } = await packs.read(locals.db, organisation.id, params.pack);
	return { id: row.id, pack, cover, page: page.index };
}
