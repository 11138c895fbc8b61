import { BOOK, readCheat } from '$lib/log/cheat';
import { cheatIn, NEEDED } from '$lib/log/cheat.server';

export async function load({ url }) {
	const { searchParams: asked } = url;
	const cheat = readCheat({ page: asked.get('page'), way: asked.get('way'), letter: asked.get('letter') });
	// Before anything was tried the book stands as it is.
	const outcome = asked.has('page') ? await cheatIn(cheat, Math.floor(Date.now() / 1000)) : null;
	return { honest: BOOK, needed: NEEDED, cheat, outcome };
}
