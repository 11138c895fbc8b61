import { error } from '@sveltejs/kit';
import * as packs from '$lib/pack/packs.server';

export async function load({ locals, parent, params }) {
	const { organisation } = await parent();
	const { pack, row } = await packs.read(locals.db, organisation.id, params.pack);
	const section = pack.sections.find(({ key }) => key === params.part);
	if (!section) error(404, { code: 'not-found', message: 'Page not found' });
	return { id: row.id, title: pack.title, period: pack.period, section };
}
