import * as packs from '$lib/pack/packs.server';

export async function load({ locals, parent, params }) {
	const { organisation } = await parent();
	const { pack, cover, page, row } = await packs.read(locals.db, organisation.id, params.pack);
	const { title, programme, period, sections, gaps } = pack;
	return {
		id: row.id,
		title,
		programme,
		period,
		gaps,
		cover,
		page: page.index,
		parts: packs.overview(sections)
	};
}
