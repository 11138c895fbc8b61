import { frameNav } from '$lib/organisations/navigation';
import { rolesIn } from '$lib/people/me';
import { backend } from '$lib/platform/backend/backend';
import { environment } from '$lib/platform/env';

// Known to everybody in Britain and Ireland; on the pages of a trust its own lines stand instead (R52).
const CRISIS = [
	{ name: 'Samaritans, day and night, free', contact: '116 123' },
	{ name: 'Danger to life', contact: '999' }
];

/** What everyone who uses this installation must know of it, on every page. */
async function banner(): Promise<string | null> {
	const simulated = environment().STRIPE_API_BASE && 'Payments are simulated: no money moves.';
	return [(await backend()).notice, simulated].filter(Boolean).join(' ') || null;
}

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
		banner: await banner()
	};
}
