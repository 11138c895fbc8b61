import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as registrations from '$lib/registrations/registrations.server';
import { inviting } from '$lib/registrations/schema';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const beside = event.url.searchParams.get('after');
	return {
		organisation,
		...(await registrations.toInvite(event.locals.db, event.params.id, organisation.id, beside)),
		link: registrations.invitationLink(event.url, event.params.id, organisation.slug)
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
		const form = await readForm(event.request, inviting);
		if (!form.ok) return fail(400, form);
		const { id } = event.params;
		const done = await registrations.invite(event.locals.db, id, organisation.id, form.data.people);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${organisation.slug}/workshops/${id}/people?done=invited`);
	}
};
