import { sealedNow } from '$lib/log/pages.server';
import * as threads from '$lib/thread/threads.server';

export async function load({ locals, params }) {
	const [thread, { sealed }] = await Promise.all([
		threads.published(locals.db, 'insight', params.id, params.trust),
		sealedNow()
	]);
	return { thread, sealed, now: new Date(), crisis: thread.organisation.crisis };
}
