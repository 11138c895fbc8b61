import { requireHat } from '$lib/people/hats.server';
import * as afterwards from '$lib/workshops/afterwards.server';

export async function load(event) {
	await requireHat(event);
	const { locals, params, url } = event;
	return { id: params.id, ...(await afterwards.feltAddress(locals.db, params.id, url)) };
}
