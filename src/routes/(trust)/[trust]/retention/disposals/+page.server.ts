import { requireHat } from '$lib/people/hats.server';
import * as retention from '$lib/retention/retention.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator', 'board_auditor');
	const after = event.url.searchParams.get('after');
	return { after, ...(await retention.register(event.locals.db, organisation.id, { after })) };
}
