import * as contributions from '$lib/contributions/contributions.server';
import * as receipts from '$lib/log/receipts.server';

export const load = async ({ locals, cookies, url }) => ({
	slip: await receipts.printed(locals.db, contributions.readSlip(cookies, url))
});
