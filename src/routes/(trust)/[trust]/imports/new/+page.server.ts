import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	await requireHat(event, 'engagement_lead');
}
