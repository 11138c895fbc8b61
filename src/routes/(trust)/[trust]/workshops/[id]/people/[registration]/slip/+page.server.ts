import { requireHat } from '$lib/people/hats.server';
import { readSlip } from '$lib/registrations/registrations.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const { id, registration } = event.params;
	return {
		slip: readSlip(event.cookies, event.url),
		back: `/${organisation.slug}/workshops/${id}/people/${registration}`
	};
}
