import { error } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import { byHand } from '$lib/runs/run';
import * as runs from '$lib/runs/runs.server';

export async function load(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	const run = await runs.find(event.locals.db, event.params.run, { most: 500 });
	if (!byHand(run.route)) error(404, { code: 'not-found', message: 'Page not found' });
	return { run };
}
