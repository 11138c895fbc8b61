import { redirect } from '@sveltejs/kit';
import * as organisations from '$lib/organisations/organisations.server';
import { requireHat } from '$lib/people/hats.server';
import { qr } from '$lib/platform/qr';

export async function load(event) {
	const { organisation } = await requireHat(event, 'administrator');
	const token = event.cookies.get('throughline-invitation');
	const offer = token && (await organisations.readInvitation(event.locals.db, token));
	if (!offer) redirect(303, `/${organisation.slug}/members`);

	const link = `${event.url.origin}/invitations/${token}`;
	return { offer, link, code: qr(link) };
}
