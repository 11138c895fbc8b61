import { counts } from '$lib/log/pages.server';

export async function load({ locals }) {
	return { trusts: await counts(locals.db) };
}
