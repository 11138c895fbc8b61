import * as contributions from '$lib/contributions/contributions.server';
import { notFound } from '$lib/contributions/slip-code.server';

export async function load({ locals, params }) {
	const own = (await contributions.own(locals.db, { id: params.id })) ?? notFound();
	return { own, crisis: own.organisation.crisis, exit: true };
}
