import { z } from 'zod';
import { list } from '$lib/imports/asks.server';
import { requireHat } from '$lib/people/hats.server';

const moment = z.iso.datetime({ offset: true }).nullable().catch(null);

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const before = moment.parse(event.url.searchParams.get('before'));
	return {
		before,
		discarded: event.url.searchParams.get('done') === 'discarded',
		...(await list(event.locals.db, organisation.id, before))
	};
}
