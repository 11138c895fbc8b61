import { redirect } from '@sveltejs/kit';

/** Each words have an address of their own, so that reload and Back lead to them again. */
export function load({ params, url }) {
	const who = url.searchParams.get('who');
	const page = `/${params.trust}/workshops/${params.id}/room/record/${crypto.randomUUID()}`;
	redirect(303, who ? `${page}?who=${encodeURIComponent(who)}` : page);
}
