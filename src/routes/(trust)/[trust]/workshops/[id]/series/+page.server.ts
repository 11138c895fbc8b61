import { fail, redirect } from '@sveltejs/kit';
import { isoDate } from '$lib/platform/dates';
import { parseForm, readForm } from '$lib/platform/forms';
import { repetition, series } from '$lib/workshops/schema';
import { seriesDays, withWarnings } from '$lib/workshops/series';
import * as workshops from '$lib/workshops/workshops.server';

/** The days are worked out from the address, so that they can be read, and left out one by one, before anything is made. */
export async function load({ locals, params, url }) {
	const workshop = await workshops.toPlan(
		locals.db,
		params.id,
		'draft',
		'open',
		'closed',
		'held',
		'written_up'
	);
	const asked = new FormData();
	for (const [name, value] of url.searchParams) asked.set(name, value);
	if (!asked.has('copies')) return { workshop, asked: null, days: [] };

	const chosen = parseForm(asked, repetition);
	if (!chosen.ok) return { workshop, asked: chosen, days: [] };
	const today = isoDate(new Date(workshop.now));
	const days = seriesDays(workshop.held_on, chosen.data.every, chosen.data.copies).filter(
		(day) => day >= today
	);
	return {
		workshop,
		asked: { values: chosen.values, errors: {} },
		days: withWarnings(days, await workshops.bankHolidays(locals.db, days))
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, series);
		if (!form.ok) return fail(400, form);

		const done = await workshops.repeat(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/workshops?series=${done.data}`);
	}
};
