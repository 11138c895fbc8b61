import * as saidAndDone from '$lib/said-and-done/said-and-done.server';

export async function load({ locals }) {
	return { front: await saidAndDone.frontPage(locals.db), now: new Date() };
}
