import * as threads from '$lib/thread/threads.server';

export async function load({ locals, params }) {
	return { figures: await threads.programme(locals.db, params.trust, params.programme) };
}
