import { error, redirect } from '@sveltejs/kit';
import { mayAs, rolesIn, type Me, type Organisation, type Role } from './me';

type Asked = { locals: App.Locals; params: { trust: string }; url: URL };
type Wearing = { me: Me; organisation: Organisation; roles: Role[] };

/** Who is here and as what, for pages and actions of some roles only. The database decides again, whatever this says. */
export async function requireHat({ locals, params, url }: Asked, ...needed: Role[]): Promise<Wearing> {
	const me = await locals.person();
	if (!me) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);

	const organisation = me.hats.find((hat) => hat.organisation.slug === params.trust)?.organisation;
	if (!organisation) error(404, { code: 'not-found', message: 'Page not found' });
	const roles = rolesIn(me, params.trust);
	if (needed.length && !mayAs(roles, ...needed)) {
		error(403, { code: 'not-allowed', message: 'This page is for other roles than yours' });
	}
	return { me, organisation, roles };
}

/** The same, for pages that only a trust has: a partner pays nobody by itself. */
export async function requireTrustHat(event: Asked, ...needed: Role[]): Promise<Wearing> {
	const wearing = await requireHat(event, ...needed);
	if (wearing.organisation.kind !== 'trust') error(404, { code: 'not-found', message: 'Page not found' });
	return wearing;
}
