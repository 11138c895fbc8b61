import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { doneForThem } from '$lib/registrations/done';
import * as registrations from '$lib/registrations/registrations.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const registration = await registrations.at(event.locals.db, event.params.registration);
	return { organisation, registration, done: doneForThem(event.url) };
}

export const actions = {
	accept: async ({ locals, params, url }) => {
		const done = await registrations.accept(locals.db, params.registration);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `${url.pathname}?done=accepted`);
	},
	print: async ({ locals, params, url, cookies }) => {
		const done = await registrations.print(locals.db, params.registration);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		registrations.keepSlip(cookies, url, `${url.pathname}/slip`, done.data);
		redirect(303, `${url.pathname}/slip`);
	}
};
