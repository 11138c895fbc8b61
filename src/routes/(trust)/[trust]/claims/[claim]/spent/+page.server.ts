import * as claims from '$lib/claims/claims.server';
import { addReceipt, addSpent, removeSpent, waiveReceipt } from '$lib/expenses/spent.server';
import { isClosed } from '$lib/expenses/when';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	await requireHat(event, 'facilitator', 'engagement_lead');
	const claim = await claims.written(event.locals.db, event.params.claim);
	return { claim, closed: isClosed(claim), id: crypto.randomUUID() };
}

const back = ({ trust, claim }: { trust: string; claim: string }) => `/${trust}/claims/${claim}`;

export const actions = {
	add: (event) => addSpent(event, event.params.claim, back(event.params)),
	receipt: (event) => addReceipt(event, back(event.params)),
	remove: (event) => removeSpent(event, back(event.params)),
	waive: (event) => waiveReceipt(event, back(event.params))
};
