import { z } from 'zod';
import * as coverage from '$lib/coverage/coverage.server';
import { requireHat } from '$lib/people/hats.server';

const PLACE = /^(.{10,40})_([0-9a-f-]{36})$/;
const query = z.object({
	programme: z.string().max(80).nullable().catch(null).default(null),
	workshops: z.string().regex(PLACE).nullable().catch(null).default(null),
	consultations: z.string().regex(PLACE).nullable().catch(null).default(null)
});

export async function load(event) {
	const { organisation } = await requireHat(
		event,
		'facilitator',
		'engagement_lead',
		'decision_owner',
		'board_auditor',
		'co_chair'
	);
	const asked = query.parse(Object.fromEntries(event.url.searchParams));
	const [, on, held] = PLACE.exec(asked.workshops ?? '') ?? [];
	const [, at, opened] = PLACE.exec(asked.consultations ?? '') ?? [];
	return {
		coverage: await coverage.read(event.locals.db, organisation.id, asked.programme, {
			workshop: on && held ? { on, id: held } : null,
			consultation: at && opened ? { at, id: opened } : null
		})
	};
}
