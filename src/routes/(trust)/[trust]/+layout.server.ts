import { error, redirect } from '@sveltejs/kit';
import { rolesIn } from '$lib/people/me';

// Everything below is for members of the organisation; to anyone else it does not exist.
export async function load({ locals, params, url }) {
	const me = await locals.person();
	if (!me) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);

	const organisation = me.hats.find((hat) => hat.organisation.slug === params.trust)?.organisation;
	if (!organisation) error(404, { code: 'not-found', message: 'Page not found' });
	return { organisation, roles: rolesIn(me, params.trust) };
}
