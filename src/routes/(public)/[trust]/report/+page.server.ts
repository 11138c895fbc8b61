import * as packs from '$lib/pack/packs.server';
import * as report from '$lib/pack/report.server';

export async function load({ locals, params, url }) {
	const trust = await report.trustOf(locals.db, params.trust);
	const after = url.searchParams.get('after');
	const list = await packs.list(locals.db, { organisation: trust.id }, after);
	return { trust, list, later: after !== null, crisis: trust.crisis };
}
