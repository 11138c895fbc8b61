import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as runs from '$lib/runs/runs.server';
import { handOver, passedOn } from '$lib/runs/schema';

type Event = Parameters<typeof requireHat>[0];
const hat = (event: Event) => requireHat(event, 'facilitator', 'administrator', 'finance_approver');

export async function load(event) {
	const { organisation } = await hat(event);
	const { locals, params } = event;
	const [one, fresh] = await Promise.all([
		runs.toGive(locals.db, organisation.id, params.payment),
		freshUntil(locals.db)
	]);
	return { one, fresh };
}

export const actions = {
	give: async (event) => {
		await hat(event);
		const form = await readForm(event.request, handOver);
		if (!form.ok) return fail(400, { ...form, read: null });

		const given = await runs.handOver(event.locals.db, event.params.payment, form.data);
		if (!given.ok) return fail(given.status, { values: form.values, errors: given.errors, read: null });
		redirect(303, `/${event.params.trust}/hand-outs?done=given`);
	},
	// Shown once in answer to the press, in no address and no history.
	read: async (event) => {
		await hat(event);
		const form = await readForm(event.request, passedOn);
		if (!form.ok) return fail(400, { ...form, read: null });

		const read = await runs.readVouchers(event.locals.db, event.params.payment, form.data.how);
		if (!read.ok) return fail(read.status, { values: form.values, errors: read.errors, read: null });
		event.setHeaders({ 'cache-control': 'private, no-store' });
		return { values: {}, errors: {}, read: read.data };
	}
};
