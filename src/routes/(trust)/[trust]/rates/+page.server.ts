import { error, fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import { byTime, STARTER_CARD } from '$lib/workshops/rates';
import { rate, rateEnd } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

type Event = Parameters<typeof requireHat>[0];

/** The trust of this address, for those who set what it pays. */
async function trustOf(event: Event) {
	const { organisation } = await requireHat(event, 'engagement_lead', 'administrator', 'finance_approver');
	if (organisation.kind !== 'trust') error(404, { code: 'not-found', message: 'Page not found' });
	return organisation;
}

export async function load(event) {
	const organisation = await trustOf(event);
	const today = isoDate(new Date());
	const rates = await workshops.rates(event.locals.db, organisation.id);
	return {
		today,
		empty: rates.length === 0,
		...byTime(rates, today),
		done: event.url.searchParams.get('done')
	};
}

export const actions = {
	add: async (event) => {
		const organisation = await trustOf(event);
		const form = await readForm(event.request, rate);
		if (!form.ok) return fail(400, form);

		const { pence, ends_on = null, ...given } = form.data;
		const added = await workshops.addRates(event.locals.db, organisation.id, [
			{ ...given, pence: pence ?? 0, ends_on }
		]);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, '?done=added');
	},
	start: async (event) => {
		const organisation = await trustOf(event);
		const added = await workshops.addRates(event.locals.db, organisation.id, STARTER_CARD);
		if (!added.ok) return fail(added.status, { values: {}, errors: added.errors });
		redirect(303, '?done=started');
	},
	end: async (event) => {
		await trustOf(event);
		const form = await readForm(event.request, rateEnd);
		if (!form.ok) return fail(400, form);

		const ended = await workshops.endRate(event.locals.db, form.data);
		if (!ended.ok) return fail(ended.status, { values: form.values, errors: ended.errors });
		redirect(303, '?done=ended');
	}
};
