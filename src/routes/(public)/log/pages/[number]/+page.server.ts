import { checkOpenings } from '$lib/log/openings';
import { page } from '$lib/log/pages.server';

export async function load({ locals, params }) {
	const seen = await page(locals.db, params.number);
	return { seen, opened: checkOpenings(seen.entry, seen.opened) };
}
