import * as results from '$lib/consultations/results/results.server';
import { afterFrom } from '$lib/contributions/paging';

export async function load({ locals, params, url }) {
	const question = url.searchParams.get('question') ?? '';
	const after = afterFrom(url);
	return { question, first: !after, ...(await results.words(locals.db, params.id, question, after)) };
}
