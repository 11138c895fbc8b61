import { error } from '@sveltejs/kit';
import { isPartKind } from '$lib/thread/links';
import * as threads from '$lib/thread/threads.server';

export async function load({ locals, params, parent }) {
	if (!isPartKind(params.kind)) error(404, { code: 'not-found', message: 'Page not found' });
	const { organisation } = await parent();
	// A partner's people read the threads of the trusts it works with under the partner's own address.
	const trust = organisation.kind === 'trust' ? organisation.slug : undefined;
	return { thread: await threads.seen(locals.db, params.kind, params.id, trust), now: new Date() };
}
