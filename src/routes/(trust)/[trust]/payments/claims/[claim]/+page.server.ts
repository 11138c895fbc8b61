import { fail, redirect } from '@sveltejs/kit';
import * as approvals from '$lib/approvals/approvals.server';
import { freshUntil } from '$lib/people/fresh.server';
import { approval, giveBack } from '$lib/approvals/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event);
	const { locals, params } = event;
	const [claim, fresh] = await Promise.all([approvals.one(locals.db, params.claim), freshUntil(locals.db)]);
	return { claim, fresh };
}

export const actions = {
	approve: async ({ request, locals, params }) => {
		const form = await readForm(request, approval);
		if (!form.ok) return fail(400, form);

		const done = await approvals.approve(locals.db, form.data.seen);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(
			303,
			`/${params.trust}/payments/claims?done=${done.data === 'approved' ? 'approved' : 'second'}`
		);
	},
	back: async ({ request, locals, params }) => {
		const form = await readForm(request, giveBack);
		if (!form.ok) return fail(400, form);

		const done = await approvals.giveBack(locals.db, form.data.seen, form.data.note);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/payments/claims?done=back`);
	}
};
