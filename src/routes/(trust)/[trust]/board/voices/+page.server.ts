import { boardChoice } from '$lib/board/choice.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { TABLES } from '$lib/voices/voices';
import * as voices from '$lib/voices/voices.server';

export async function load(event) {
	const { organisation } = await requireTrustHat(
		event,
		'board_auditor',
		'co_chair',
		'decision_owner',
		'engagement_lead'
	);
	const { db } = event.locals;
	const { programme, programmes } = await boardChoice(db, organisation, event.url);
	const query = event.url.searchParams;
	const by = TABLES.find(({ key }) => key === query.get('by')) ?? TABLES[0]!;
	const half = /^\d{4}-(04|10)-01$/.exec(query.get('half') ?? '')?.[0] ?? null;
	const { dimension, other } = by;
	return {
		programme,
		programmes,
		by: by.key,
		codes: query.get('codes') === '2001' && by.key === 'detail',
		voices: await voices.table(db, { programme: programme.id, half, dimension, other })
	};
}
