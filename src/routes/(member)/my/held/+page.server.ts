import { begun } from '$lib/held/held';
import * as held from '$lib/held/held.server';

/** How many of each part are read for the page as it begins. */
const FIRST = 2;

export async function load({ locals, url, setHeaders }) {
	setHeaders({ 'cache-control': 'private, no-store' });
	const all = url.searchParams.get('all') === '1';
	const found = await held.everything(locals.db, all ? null : FIRST);
	return { held: all ? found : begun(found), all, exit: true };
}
