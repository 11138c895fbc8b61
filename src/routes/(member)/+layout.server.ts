import { redirect } from '@sveltejs/kit';

export async function load({ locals, url }) {
	const me = await locals.person();
	if (!me) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`);
	return { me };
}
