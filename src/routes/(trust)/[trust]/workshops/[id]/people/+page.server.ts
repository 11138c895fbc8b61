import { requireHat } from '$lib/people/hats.server';
import { doneForThem } from '$lib/registrations/done';
import type { Which } from '$lib/registrations/registration';
import * as registrations from '$lib/registrations/registrations.server';

const SHOWN: Which[] = ['coming', 'waiting', 'gone'];

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const { searchParams } = event.url;
	const which = SHOWN.find((one) => one === searchParams.get('show')) ?? 'coming';
	const after = Number(searchParams.get('after')) || 0;
	return {
		organisation,
		which,
		...(await registrations.people(event.locals.db, event.params.id, organisation.id, { which, after })),
		done: doneForThem(event.url)
	};
}
