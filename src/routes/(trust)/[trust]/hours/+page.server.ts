import { fail, redirect } from '@sveltejs/kit';
import * as hours from '$lib/hours/hours.server';
import { confirmation, giveBack } from '$lib/hours/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, url } = event;
	const confirmed = url.searchParams.get('show') === 'confirmed';
	const after = url.searchParams.get('after') ?? '';
	const list = await hours.toConfirm(locals.db, organisation.id, confirmed, ID.test(after) ? after : null);
	return { list, confirmed, first: !ID.test(after), done: url.searchParams.get('done') };
}

export const actions = {
	confirm: async ({ request, locals, url }) => {
		const form = await readForm(request, confirmation);
		if (!form.ok) return fail(400, form);

		const done = await hours.confirm(locals.db, form.data.seen);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=confirmed`);
	},
	back: async ({ request, locals, url }) => {
		const form = await readForm(request, giveBack);
		if (!form.ok) return fail(400, form);

		const done = await hours.giveBack(locals.db, form.data.hours, form.data.note);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=back`);
	}
};
