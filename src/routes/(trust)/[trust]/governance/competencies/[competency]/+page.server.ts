import { z } from 'zod';
import * as governance from '$lib/governance/governance.server';
import { ASSESSORS, READERS, WRITERS } from '$lib/governance/roles';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';

const DONE: Record<string, string> = {
	added: 'Added. Now say how far you have come in it.',
	reworded: 'These are its words from today. What was assessed before keeps the words it was made by.',
	assessed: 'Kept. The one before it stays below.'
};
const after = z.object({ made_on: z.iso.date(), recorded_at: z.string().max(40), id: z.guid() });

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(event, ...READERS);
	const { locals, params, url } = event;
	const asked = after.safeParse(Object.fromEntries(url.searchParams));
	return {
		page: await governance.competencyPage(locals.db, params.competency, organisation.id, {
			programme: url.searchParams.get('programme'),
			after: asked.success ? asked.data : null
		}),
		assesses: mayAs(roles, ...ASSESSORS),
		writes: mayAs(roles, ...WRITERS),
		done: sentenceFor(DONE, url.searchParams.get('done'))
	};
}
