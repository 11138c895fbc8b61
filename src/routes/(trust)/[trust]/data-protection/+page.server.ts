import { error } from '@sveltejs/kit';
import { facts } from '$lib/data-map/data-protection.server';
import { processing } from '$lib/data-map/papers';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator', 'board_auditor');
	if (organisation.kind !== 'trust') error(404, { code: 'not-found', message: 'Page not found' });
	const { readers, ...known } = await facts(event.locals.db, organisation.id);
	return {
		facts: known,
		lines: processing({ rules: known.rules, readers }),
		today: new Date().toISOString()
	};
}
