import * as results from '$lib/consultations/results/results.server';

export async function load({ locals, params }) {
	return { results: await results.counts(locals.db, params.id) };
}
