import { requireHat } from '$lib/people/hats.server';
import { readSlip } from '$lib/registrations/registrations.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const waiting = Number(event.url.searchParams.get('waiting')) || null;
	return { organisation, slip: readSlip(event.cookies, event.url), waiting };
}
