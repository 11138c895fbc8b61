import { opinionOf } from '$lib/consultations/results/opinion';
import * as results from '$lib/consultations/results/results.server';

export async function load({ locals, params, url }) {
	const question = url.searchParams.get('question') || null;
	const without = new Set(url.searchParams.getAll('without'));
	const read = await results.votes(locals.db, params.id, question);
	const { consultation, statements } = read;
	// The votes themselves stay here.
	return { consultation, statements, question, without: [...without], opinion: opinionOf(read, without) };
}
