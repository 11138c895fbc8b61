import { incidents } from '$lib/log/pages.server';

export async function load({ locals }) {
	return { incidents: await incidents(locals.db) };
}
