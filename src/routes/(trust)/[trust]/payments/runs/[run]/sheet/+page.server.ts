import { requireTrustHat } from '$lib/people/hats.server';
import * as runs from '$lib/runs/runs.server';

export async function load(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	return { run: await runs.find(event.locals.db, event.params.run, { most: 500 }) };
}
