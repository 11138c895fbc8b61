import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';
import * as retention from '$lib/retention/retention.server';
import { now } from '$lib/retention/schema';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'administrator', 'board_auditor');
	const kinds = await retention.due(event.locals.db, organisation.id);
	return {
		due: kinds.filter(({ due }) => due > 0),
		later: kinds.filter(({ due, next }) => due === 0 && next),
		none: kinds.filter(({ due, next }) => due === 0 && !next),
		administers: mayAs(roles, 'administrator'),
		done: event.url.searchParams.get('done') === 'gone'
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'administrator');
		const form = await readForm(event.request, now);
		if (!form.ok) return fail(400, form);

		const gone = await retention.disposeNow(event.locals.db, organisation.id, form.data.record_type);
		if (!gone.ok) return fail(gone.status, { values: form.values, errors: gone.errors });
		redirect(303, '?done=gone');
	}
};
