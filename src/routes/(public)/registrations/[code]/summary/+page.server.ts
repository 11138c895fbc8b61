import { isoDate } from '$lib/platform/dates';
import * as registrations from '$lib/registrations/registrations.server';
import * as afterwards from '$lib/workshops/afterwards.server';

export async function load({ locals, params }) {
	const summary = (await afterwards.summary(locals.db, params.code)) ?? registrations.notFound();
	return { summary, today: isoDate(new Date()) };
}
