import { fail, redirect } from '@sveltejs/kit';
import * as governance from '$lib/governance/governance.server';
import { READERS, WRITERS } from '$lib/governance/roles';
import { dutyEnd, dutyReview } from '$lib/governance/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE: Record<string, string> = {
	kept: 'Kept. It is in the register with its next review.',
	reviewed: 'Kept. What was said before stays below.',
	retired: 'Taken out of use. What was written stays.'
};

export async function load(event) {
	const { roles } = await requireTrustHat(event, ...READERS);
	return {
		duty: await governance.dutyPage(event.locals.db, event.params.duty),
		writes: mayAs(roles, ...WRITERS),
		done: sentenceFor(DONE, event.url.searchParams.get('done'))
	};
}

export const actions = {
	review: async ({ request, locals, params }) => {
		const form = await readForm(request, dutyReview);
		if (!form.ok) return fail(400, form);

		const done = await governance.reviewDuty(locals.db, params.duty, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '?done=reviewed');
	},
	retire: async ({ request, locals, params }) => {
		const form = await readForm(request, dutyEnd);
		if (!form.ok) return fail(400, form);

		const done = await governance.retireDuty(locals.db, params.duty, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, '?done=retired');
	}
};
