import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { isoDate } from '$lib/platform/dates';

const DONE = {
	consent: 'The answers have changed, at once and everywhere.',
	anonymous: 'The words are now shown without a name, everywhere.',
	'taken-back': 'The words are destroyed. They are gone from every page.'
} as const;

export const load = ({ url }) => ({
	today: isoDate(new Date()),
	done: DONE[url.searchParams.get('done') as keyof typeof DONE]
});

export const actions = {
	slip: async ({ locals, params, cookies, url }) => {
		const issued = await contributions.issueReceipt(locals.db, params.id);
		if (!issued.ok) return fail(issued.status, { errors: issued.errors });
		const page = `/${params.trust}/contributions/${params.id}/slip`;
		contributions.keepSlip(cookies, url, page, issued.data);
		redirect(303, page);
	}
};
