import { fail, redirect } from '@sveltejs/kit';
import { monthsUntil } from '$lib/exports/export';
import * as exports from '$lib/exports/exports.server';
import { newExport } from '$lib/exports/schema';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import * as programmes from '$lib/programmes/programmes.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'engagement_lead');
	return {
		programmes: (await programmes.list(event.locals.db, organisation.id))
			.filter((programme) => programme.organisation_slug === organisation.slug)
			.map(({ id, title }) => ({ value: id, label: title })),
		months: monthsUntil(isoDate(new Date()))
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'engagement_lead');
		const form = await readForm(event.request, newExport);
		if (!form.ok) return fail(400, form);
		const made = await exports.make(event.locals.db, form.data);
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		redirect(303, `/${organisation.slug}/exports/${made.data}?done=made`);
	}
};
