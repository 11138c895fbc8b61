import { requireHat } from '$lib/people/hats.server';
import * as runs from '$lib/runs/runs.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'administrator', 'finance_approver');
	const after = event.url.searchParams.get('after') ?? '';
	return {
		list: await runs.handOuts(event.locals.db, organisation.id, ID.test(after) ? after : null),
		first: !ID.test(after),
		done: event.url.searchParams.get('done')
	};
}
