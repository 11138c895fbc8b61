import { atomFeed } from '$lib/said-and-done/feed';
import * as saidAndDone from '$lib/said-and-done/said-and-done.server';

export async function GET({ locals, params, url }) {
	const feed = atomFeed(await saidAndDone.news(locals.db, params.trust), url.origin, new Date());
	return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
