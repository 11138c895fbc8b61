import * as organisations from '$lib/organisations/organisations.server';

export async function load({ locals }) {
	return { trusts: await organisations.trusts(locals.db) };
}
