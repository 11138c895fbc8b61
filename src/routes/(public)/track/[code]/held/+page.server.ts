import { notFound } from '$lib/contributions/slip-code.server';
import * as held from '$lib/held/held.server';

export async function load({ locals, parent }) {
	const { code } = await parent();
	return { held: (await held.bySlip(locals.db, code)) ?? notFound() };
}
