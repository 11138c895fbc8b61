import * as actOn from '$lib/claims/actions.server';
import * as claims from '$lib/claims/claims.server';
import * as expenses from '$lib/expenses/expenses.server';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, params, url } = event;
	const [claim, lines] = await Promise.all([
		claims.written(locals.db, params.claim),
		expenses.linesOf(locals.db, params.claim)
	]);
	return { claim, lines, done: url.searchParams.get('done') };
}

export const actions = {
	send: async (event) => actOn.send(event, await claims.written(event.locals.db, event.params.claim)),
	withdraw: (event) => actOn.withdraw(event, event.params.claim),
	takeUp: (event) => actOn.takeUp(event, event.params.claim)
};
