import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as registrations from '$lib/registrations/registrations.server';
import { registeringSomebody } from '$lib/registrations/schema';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const { db } = event.locals;
	const person = event.url.searchParams.get('person');
	const [workshop, name] = await Promise.all([
		registrations.publicWorkshop(db, event.params.id),
		person ? registrations.nameOf(db, organisation.id, person) : null
	]);
	return {
		organisation,
		workshop: workshop ?? registrations.notFound(),
		person: person && name !== null ? { id: person, name } : null,
		pressed: crypto.randomUUID()
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
		const form = await readForm(event.request, registeringSomebody);
		if (!form.ok) return fail(400, form);

		const { id } = event.params;
		const made = await registrations.registerSomebody(event.locals.db, id, organisation.id, form.data);
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		const slip = `/${organisation.slug}/workshops/${id}/people/register/slip`;
		registrations.keepSlip(event.cookies, event.url, slip, made.data.code);
		redirect(303, `${slip}${made.data.state === 'waiting' ? `?waiting=${made.data.place_in_line}` : ''}`);
	}
};
