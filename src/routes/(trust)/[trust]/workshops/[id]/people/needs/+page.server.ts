import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { doneForThem } from '$lib/registrations/done';
import * as registrations from '$lib/registrations/registrations.server';
import { arrangingNeed, owningNeed, sayingMet } from '$lib/registrations/schema';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const beside = event.url.searchParams.get('after');
	return {
		organisation,
		...(await registrations.needs(event.locals.db, event.params.id, organisation.id, beside)),
		done: doneForThem(event.url)
	};
}

/** Back to the same page of the list, with what was done. */
function goBack({ url }: RequestEvent, done: string): never {
	const back = new URLSearchParams({ ...Object.fromEntries(url.searchParams), done });
	for (const key of [...back.keys()]) if (key.startsWith('/')) back.delete(key);
	redirect(303, `${url.pathname}?${back}`);
}

export const actions = {
	own: async (event) => {
		const form = await readForm(event.request, owningNeed);
		if (!form.ok) return fail(400, form);
		const done = await registrations.ownNeed(event.locals.db, form.data.need, form.data.owner);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		return goBack(event, 'owned');
	},
	arrange: async (event) => {
		const form = await readForm(event.request, arrangingNeed);
		if (!form.ok) return fail(400, form);
		const done = await registrations.arrangeNeed(event.locals.db, form.data.need);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		return goBack(event, 'arranged');
	},
	met: async (event) => {
		const form = await readForm(event.request, sayingMet);
		if (!form.ok) return fail(400, form);
		const done = await registrations.noteNeedMet(event.locals.db, form.data.need, form.data.met);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		return goBack(event, 'met');
	},
	review: async (event) => {
		const form = await readForm(event.request, arrangingNeed);
		if (!form.ok) return fail(400, form);
		const done = await registrations.reviewNeed(event.locals.db, form.data.need);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		return goBack(event, 'reviewed');
	}
};
