import * as contributions from '$lib/contributions/contributions.server';
import { notFound } from '$lib/contributions/slip-code.server';

export async function load({ locals, params }) {
	return { contribution: (await contributions.at(locals.db, params.id)) ?? notFound() };
}
