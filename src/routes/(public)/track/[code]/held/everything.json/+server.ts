import { codeOf, notFound } from '$lib/contributions/slip-code.server';
import * as held from '$lib/held/held.server';

/** All of it, to take away. */
export async function GET(event) {
	const code = await codeOf(event);
	return held.asFile((await held.bySlip(event.locals.db, code)) ?? notFound());
}
