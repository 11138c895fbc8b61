import * as consultations from '$lib/consultations/consultations.server';
import * as results from '$lib/consultations/results/results.server';
import { toldQuestions } from '$lib/consultations/results/told';

export async function load({ locals, params }) {
	const [heard, told] = await Promise.all([
		consultations.heard(locals.db, params.id),
		results.told(locals.db, params.id)
	]);
	return { heard, told: told ? toldQuestions(told) : [], crisis: heard.organisation.crisis };
}
