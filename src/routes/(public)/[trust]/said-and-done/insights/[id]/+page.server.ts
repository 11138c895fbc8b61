import * as threads from '$lib/thread/threads.server';

export async function load({ locals, params }) {
	const thread = await threads.published(locals.db, 'insight', params.id, params.trust);
	return { thread, now: new Date(), crisis: thread.organisation.crisis };
}
