import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import * as registrations from '$lib/registrations/registrations.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const back = `/${organisation.slug}/workshops/${event.params.id}/people/${event.params.registration}`;
	const registration = await registrations.at(event.locals.db, event.params.registration);
	if (!registration.standing) redirect(303, back);
	return { registration, back };
}

export const actions = {
	default: async ({ locals, params }) => {
		const done = await registrations.cancel(locals.db, params.registration);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/people/${params.registration}?done=cancelled`);
	}
};
