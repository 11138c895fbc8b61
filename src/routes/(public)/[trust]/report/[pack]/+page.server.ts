import { overview } from '$lib/pack/packs.server';
import * as report from '$lib/pack/report.server';

export async function load({ locals, params }) {
	const trust = await report.trustOf(locals.db, params.trust);
	const { pack, cover, page, row } = await report.read(locals.db, trust, params.pack);
	const { title, period, sections } = pack;
	return {
		trust,
		id: row.id,
		title,
		period,
		cover,
		parts: overview(sections),
		page: page.index,
		crisis: trust.crisis
	};
}
