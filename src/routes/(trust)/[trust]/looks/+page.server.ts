import * as looks from '$lib/looks/looks.server';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'board_auditor', 'administrator');
	return { counts: await looks.counts(event.locals.db, organisation.id) };
}
