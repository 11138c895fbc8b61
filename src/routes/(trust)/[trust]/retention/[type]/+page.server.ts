import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import * as retention from '$lib/retention/retention.server';
import { rule } from '$lib/retention/schema';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'administrator', 'board_auditor');
	const kind = await retention.rule(event.locals.db, organisation.id, event.params.type);
	return {
		kind,
		today: isoDate(new Date()),
		changes: mayAs(roles, 'administrator') && kind.how !== 'at once',
		done: event.url.searchParams.get('done') === 'set'
	};
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'administrator');
		const form = await readForm(event.request, rule);
		if (!form.ok) return fail(400, form);

		const set = await retention.set(event.locals.db, organisation.id, event.params.type, form.data);
		if (!set.ok) return fail(set.status, { values: form.values, errors: set.errors });
		redirect(303, '?done=set');
	}
};
