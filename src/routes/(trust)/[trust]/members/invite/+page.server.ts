import { fail, redirect } from '@sveltejs/kit';
import * as organisations from '$lib/organisations/organisations.server';
import { rolesFor } from '$lib/organisations/organisation';
import { newInvitation } from '$lib/organisations/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator');
	return { offered: rolesFor(organisation.kind) };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'administrator');
		const form = await readForm(event.request, newInvitation);
		if (!form.ok) return fail(400, form);

		const invited = await organisations.invite(event.locals.db, organisation.id, form.data);
		if (!invited.ok) return fail(invited.status, { values: form.values, errors: invited.errors });

		// The token goes to the next page once, and never through an address or the database's plain text.
		const path = `/${organisation.slug}/members/invite/link`;
		const secure = event.url.protocol === 'https:';
		event.cookies.set('throughline-invitation', invited.data.token, {
			path,
			maxAge: 600,
			sameSite: 'lax',
			secure
		});
		redirect(303, path);
	}
};
