import { fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import * as looks from '$lib/looks/looks.server';
import { lookWhy } from '$lib/looks/schema';
import { isoDate } from '$lib/platform/dates';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE = {
	consent: 'The answers have changed, at once and everywhere.',
	anonymous: 'The words are now shown without a name, everywhere.',
	looked: 'You see the name today. The person can read that you looked, and why.',
	unused: 'Saved. Its giver reads why.',
	unsaid: 'Taken off again. What was said before is kept below.',
	'taken-back': 'The words are destroyed. They are gone from every page.'
} as const;

export const load = ({ url }) => ({
	today: isoDate(new Date()),
	done: sentenceFor(DONE, url.searchParams.get('done'))
});

export const actions = {
	look: async ({ request, locals, params, url }) => {
		const form = await readForm(request, lookWhy);
		if (!form.ok) return fail(400, form);

		const done = await looks.lookAtName(locals.db, params.id, form.data.why);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=looked`);
	},
	slip: async ({ locals, params, cookies, url }) => {
		const issued = await contributions.issueReceipt(locals.db, params.id);
		if (!issued.ok) return fail(issued.status, { errors: issued.errors });
		const page = `/${params.trust}/contributions/${params.id}/slip`;
		contributions.keepSlip(cookies, url, page, issued.data);
		redirect(303, page);
	}
};
