import { erasures } from '$lib/log/pages.server';

export async function load({ locals, url }) {
	const trust = url.searchParams.get('trust') || undefined;
	return { trust, months: await erasures(locals.db, trust) };
}
