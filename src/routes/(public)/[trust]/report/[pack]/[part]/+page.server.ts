import { error } from '@sveltejs/kit';
import * as report from '$lib/pack/report.server';

export async function load({ locals, params }) {
	const trust = await report.trustOf(locals.db, params.trust);
	const { pack, row } = await report.read(locals.db, trust, params.pack);
	const section = pack.sections.find(({ key }) => key === params.part);
	if (!section) error(404, { code: 'not-found', message: 'Page not found' });
	return { trust, id: row.id, period: pack.period, section, crisis: trust.crisis };
}
