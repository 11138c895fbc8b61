import * as codes from '$lib/codes/codes.server';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const book = await codes.book(event.locals.db, organisation.id, event.url.searchParams.get('programme'));
	return { book, today: isoDate(new Date()) };
}
