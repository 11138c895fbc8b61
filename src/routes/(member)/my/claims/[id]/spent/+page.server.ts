import * as claims from '$lib/claims/claims.server';
import { addReceipt, addSpent, removeSpent } from '$lib/expenses/spent.server';
import { isClosed } from '$lib/expenses/when';

export async function load({ locals, params }) {
	const claim = await claims.mine(locals.db, params.id);
	return { claim, closed: isClosed(claim), id: crypto.randomUUID() };
}

const back = (id: string) => `/my/claims/${id}`;

export const actions = {
	add: (event) => addSpent(event, event.params.id, back(event.params.id)),
	receipt: (event) => addReceipt(event, back(event.params.id)),
	remove: (event) => removeSpent(event, back(event.params.id))
};
