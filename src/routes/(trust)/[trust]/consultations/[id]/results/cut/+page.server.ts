import { isDimension } from '$lib/consultations/results/cut';
import * as results from '$lib/consultations/results/results.server';

export async function load({ locals, params, url }) {
	const question = url.searchParams.get('question') ?? '';
	const by = url.searchParams.get('by');
	const dimension = isDimension(by) ? by : 'ethnic_group';
	return { question, dimension, cut: await results.cut(locals.db, params.id, question, dimension) };
}
