import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as registrations from '$lib/registrations/registrations.server';
import { choosingPay, payFrom } from '$lib/registrations/schema';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const back = `/${organisation.slug}/workshops/${event.params.id}/people/${event.params.registration}`;
	const registration = await registrations.at(event.locals.db, event.params.registration);
	if (!registration.standing || !registration.offer) redirect(303, back);
	return { registration, back };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, choosingPay);
		if (!form.ok) return fail(400, form);
		const done = await registrations.choosePay(locals.db, params.registration, payFrom(form.data));
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/people/${params.registration}?done=pay`);
	}
};
