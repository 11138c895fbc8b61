import * as approvals from '$lib/approvals/approvals.server';
import { requireHat } from '$lib/people/hats.server';

const ID = /^[0-9a-f-]{36}$/;
const SHOWS = ['all', 'late', 'second'];

// Not by role: whoever was given a limit approves too. The database answers "not found" to everybody else.
export async function load(event) {
	const { organisation } = await requireHat(event);
	const { locals, url } = event;
	const after = url.searchParams.get('after') ?? '';
	const asked = url.searchParams.get('show') ?? 'all';
	const show = SHOWS.includes(asked) ? asked : 'all';
	return {
		show,
		first: !ID.test(after),
		queue: await approvals.queue(locals.db, organisation.id, show, ID.test(after) ? after : null),
		done: url.searchParams.get('done')
	};
}
