import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { pagesOf } from '$lib/pack/pages';
import * as report from '$lib/pack/report.server';

const number = z.coerce.number().int().min(1).catch(1);

export async function load({ locals, params, url }) {
	const trust = await report.trustOf(locals.db, params.trust);
	const { pack, row } = await report.read(locals.db, trust, params.pack);
	const section = pack.sections.find(({ key }) => key === params.part);
	if (!section) error(404, { code: 'not-found', message: 'Page not found' });
	const pages = pagesOf(section);
	const at = Math.min(number.parse(url.searchParams.get('page') ?? 1), pages.length);
	return {
		trust,
		id: row.id,
		period: pack.period,
		section: pages[at - 1]!,
		at,
		of: pages.length,
		crisis: trust.crisis
	};
}
