import * as held from '$lib/held/held.server';

/** How many of each part the page shows at first: it stays light however many parts there are. */
const FIRST = 1;

export async function load({ locals, url, setHeaders }) {
	setHeaders({ 'cache-control': 'private, no-store' });
	const all = url.searchParams.get('all') === '1';
	return { held: await held.everything(locals.db, all ? null : FIRST), all, exit: true };
}
