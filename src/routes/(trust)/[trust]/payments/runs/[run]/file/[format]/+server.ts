import { error } from '@sveltejs/kit';
import { requireTrustHat } from '$lib/people/hats.server';
import { FORMATS, toFile } from '$lib/platform/table-file.server';
import { asTable, byHand } from '$lib/runs/run';
import * as runs from '$lib/runs/runs.server';

export async function GET(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	const format = FORMATS.find((one) => one === event.params.format);
	const run = await runs.find(event.locals.db, event.params.run, { most: 500 });
	// What goes from hand to hand has a sheet and letters; there is no bank to load a file into.
	if (!format || byHand(run.route)) error(404, { code: 'not-found', message: 'Page not found' });
	return toFile(`run-${run.number}-${run.route}`, format, asTable(run.route, run.items));
}
