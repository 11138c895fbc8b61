import { frameNav } from '$lib/organisations/navigation';
import { environment } from '$lib/platform/env';

// Known to everybody in Britain and Ireland; a trust's own lines come first on its pages (R52).
const CRISIS = [
	{ name: 'Samaritans, day and night, free', contact: '116 123' },
	{ name: 'Danger to life', contact: '999' }
];

export async function load({ locals, route, params, url }) {
	const slug = 'trust' in params && typeof params.trust === 'string' ? params.trust : undefined;
	// Public pages are the same for everybody, so that they can be kept and checked by anything in between.
	const person = route.id?.startsWith('/(public)') ? null : await locals.person();
	return {
		person: person && { name: person.name },
		nav: frameNav(person, slug, url.pathname),
		crisis: CRISIS,
		banner: environment().PUBLIC_SUPABASE_URL
			? null
			: 'This is a trial installation with an embedded database: for trying out, development and tests.'
	};
}
