// Leaving in a hurry: the session is gone from this browser, and the next page is one nobody would ask about.
import { browserOf, forget } from '$lib/people/session.server';
import type { RequestHandler } from './$types';

const leave: RequestHandler = (event) => {
	forget(browserOf(event));
	return new Response(null, {
		status: 303,
		headers: { location: 'https://www.bbc.co.uk/weather', 'cache-control': 'private, no-store' }
	});
};

export const GET = leave;
export const POST = leave;
