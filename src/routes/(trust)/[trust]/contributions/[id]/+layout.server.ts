import * as contributions from '$lib/contributions/contributions.server';
import { notFound } from '$lib/contributions/slip-code.server';

export async function load({ locals, params }) {
	const contribution = (await contributions.at(locals.db, params.id)) ?? notFound();
	// Of the trust it was given to, also where a partner prints its slip (R52).
	return { contribution, crisis: contribution.crisis };
}
