import { notFound, publicWorkshop } from '$lib/registrations/registrations.server';

export async function load({ locals, params, url }) {
	const workshop = (await publicWorkshop(locals.db, params.id)) ?? notFound();
	// Who came by the link of a host registers with the host.
	const by = workshop.hosts.find(({ slug }) => slug === url.searchParams.get('by'))?.slug;
	return { workshop, by, crisis: workshop.organisation.crisis };
}
