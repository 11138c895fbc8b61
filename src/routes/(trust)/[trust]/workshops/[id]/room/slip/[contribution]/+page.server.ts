import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import * as receipts from '$lib/log/receipts.server';

export const load = async ({ locals, cookies, url }) => ({
	slip: await receipts.printed(locals.db, contributions.readSlip(cookies, url))
});

export const actions = {
	default: async ({ locals, params, cookies, url }) => {
		const issued = await contributions.issueReceipt(locals.db, params.contribution);
		if (!issued.ok) return fail(issued.status, { errors: issued.errors });
		contributions.keepSlip(cookies, url, url.pathname, issued.data);
		redirect(303, url.pathname);
	}
};
