import { json } from '@sveltejs/kit';
import { openData } from '$lib/said-and-done/open-data';
import * as saidAndDone from '$lib/said-and-done/said-and-done.server';

export async function GET({ locals, params, url }) {
	const { after } = saidAndDone.readQuery(url);
	const seen = await saidAndDone.list(locals.db, params.trust, { tab: 'everything', after }, 100);
	return json(openData(seen, url.origin));
}
