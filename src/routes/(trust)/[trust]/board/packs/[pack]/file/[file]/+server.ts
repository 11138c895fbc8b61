import * as packs from '$lib/pack/packs.server';
import { requireTrustHat } from '$lib/people/hats.server';

export async function GET(event) {
	const { organisation } = await requireTrustHat(
		event,
		'board_auditor',
		'co_chair',
		'decision_owner',
		'engagement_lead'
	);
	const found = await packs.read(event.locals.db, organisation.id, event.params.pack);
	return packs.file(found, event.params.file);
}
