import { frameNav } from '$lib/organisations/navigation';
import { rolesIn } from '$lib/people/me';
import { backend } from '$lib/platform/backend/backend';

// Known to everybody in Britain and Ireland; on the pages of a trust its own lines stand instead (R52).
const CRISIS = [
	{ name: 'Samaritans, day and night, free', contact: '116 123' },
	{ name: 'Danger to life', contact: '999' }
];

export async function load({ locals, route, params, url }) {
	// Public pages are the same for everybody, so that they can be kept and checked by anything in between.
	const open = route.id?.startsWith('/(public)') ?? false;
	const person = open ? null : await locals.person();
	const named = 'trust' in params && typeof params.trust === 'string' ? params.trust : undefined;
	// Members' pages lead on only for members: to anyone else there may be no such organisation.
	const slug = named && (open || rolesIn(person, named).length) ? named : undefined;
	return {
		person: person && { name: person.name },
		nav: frameNav(person, slug, url.pathname),
		crisis: CRISIS,
		banner: (await backend()).notice ?? null
	};
}
