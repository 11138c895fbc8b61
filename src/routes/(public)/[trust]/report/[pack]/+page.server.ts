import * as report from '$lib/pack/report.server';

export async function load({ locals, params }) {
	const trust = await report.trustOf(locals.db, params.trust);
	const { pack, cover, page, row } = await report.read(locals.db, trust, params.pack);
	const parts = pack.sections.map(({ key, title, says, gaps }) => ({
		key,
		title,
		says,
		missing: gaps.length
	}));
	return {
		trust,
		id: row.id,
		title: pack.title,
		period: pack.period,
		cover,
		parts,
		page: page.index,
		crisis: trust.crisis
	};
}
