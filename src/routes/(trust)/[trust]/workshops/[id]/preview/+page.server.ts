import { error } from '@sveltejs/kit';
import { asPublic } from '$lib/workshops/preview';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params }) {
	const workshop = await workshops.toPlan(locals.db, params.id);
	const shown = asPublic(workshop);
	if (!shown) error(404, { code: 'not-found', message: 'Page not found' });
	return { workshop, shown };
}
