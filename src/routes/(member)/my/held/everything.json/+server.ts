import * as held from '$lib/held/held.server';
import { redirect } from '@sveltejs/kit';

/** All of it, to take away. */
export async function GET({ locals }) {
	if (!(await locals.person())) redirect(303, '/sign-in?next=/my/held');
	return held.asFile(await held.everything(locals.db));
}
