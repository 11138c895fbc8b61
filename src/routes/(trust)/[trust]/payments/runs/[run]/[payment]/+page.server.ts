import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import * as runs from '$lib/runs/runs.server';
import { record, reversal } from '$lib/runs/schema';

type Event = Parameters<typeof requireTrustHat>[0];
const hat = (event: Event) => requireTrustHat(event, 'finance_approver', 'administrator');

export async function load(event) {
	await hat(event);
	const { locals, params, url } = event;
	const [{ run, item }, fresh] = await Promise.all([
		runs.findItem(locals.db, params.run, params.payment),
		freshUntil(locals.db)
	]);
	return { run, item, fresh, done: url.searchParams.get('done') };
}

export const actions = {
	record: async (event) => {
		await hat(event);
		const form = await readForm(event.request, record);
		if (!form.ok) return fail(400, form);
		const recorded = await runs.record(event.locals.db, event.params.payment, form.data);
		if (!recorded.ok) return fail(recorded.status, { values: form.values, errors: recorded.errors });
		redirect(303, `${event.url.pathname}?done=recorded`);
	},
	confirm: async (event) => {
		await hat(event);
		const confirmed = await runs.confirm(event.locals.db, event.params.payment);
		if (!confirmed.ok) return fail(confirmed.status, { values: {}, errors: confirmed.errors });
		redirect(303, `${event.url.pathname}?done=confirmed`);
	},
	reverse: async (event) => {
		await hat(event);
		const form = await readForm(event.request, reversal);
		if (!form.ok) return fail(400, form);
		const reversed = await runs.reverse(event.locals.db, event.params.payment, form.data.why);
		if (!reversed.ok) return fail(reversed.status, { values: form.values, errors: reversed.errors });
		redirect(303, `${event.url.pathname}?done=reversed`);
	},
	back: async (event) => {
		await hat(event);
		const back = await runs.takeBack(event.locals.db, event.params.payment);
		if (!back.ok) return fail(back.status, { values: {}, errors: back.errors });
		redirect(303, `${event.url.pathname}?done=back`);
	}
};
