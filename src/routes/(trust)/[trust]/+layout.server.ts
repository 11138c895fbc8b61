import { error, redirect } from '@sveltejs/kit';
import { sectionNav } from '$lib/organisations/navigation';
import * as organisations from '$lib/organisations/organisations.server';
import { rolesIn } from '$lib/people/me';

// Everything below is for members of the organisation; to anyone else it does not exist.
export async function load({ locals, params, url }) {
	const me = await locals.person();
	const absent = () => error(404, { code: 'not-found', message: 'Page not found' });
	// Which organisations there are is public: who mistypes an address is not asked to sign in for it.
	if (!me && !(await organisations.isThere(locals.db, params.trust))) absent();
	if (!me) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);

	const organisation = me.hats.find((hat) => hat.organisation.slug === params.trust)?.organisation;
	if (!organisation) return absent();
	return {
		organisation,
		roles: rolesIn(me, params.trust),
		crisis: organisation.crisis,
		section: sectionNav(me, params.trust, url.pathname)
	};
}
