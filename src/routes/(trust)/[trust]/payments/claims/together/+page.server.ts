// Several claims approved at once: each is named with its sum before the one press that approves them, and each has its own answer.
import { fail, redirect } from '@sveltejs/kit';
import * as approvals from '$lib/approvals/approvals.server';
import { freshUntil } from '$lib/people/fresh.server';
import { approvals as chosen } from '$lib/approvals/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	await requireHat(event);
	const { locals, url } = event;
	const ids = url.searchParams
		.getAll('claim')
		.filter((id) => ID.test(id))
		.slice(0, 50);
	const [claims, fresh] = await Promise.all([
		ids.length ? approvals.chosen(locals.db, ids) : [],
		freshUntil(locals.db)
	]);
	return { claims, fresh, done: url.searchParams.get('done') === 'approved' };
}

export const actions = {
	default: async ({ request, locals, url }) => {
		const form = await readForm(request, chosen);
		if (!form.ok) return fail(400, form);

		const done = await approvals.approveAll(locals.db, form.data.claim);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		const asked = new URLSearchParams(form.data.claim.map(({ id }): [string, string] => ['claim', id]));
		redirect(303, `${url.pathname}?${asked}&done=approved`);
	}
};
