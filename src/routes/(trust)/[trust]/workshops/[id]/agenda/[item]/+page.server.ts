import { error, fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { agendaItem } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params }) {
	const workshop = await workshops.partToChange(locals.db, params.id, 'agenda');
	const item = workshop.agenda.find(({ id }) => id === params.item);
	if (!item) error(404, { code: 'not-found', message: 'Page not found' });
	return { workshop, item };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, agendaItem);
		if (!form.ok) return fail(400, form);

		const done = await workshops.changeAgendaItem(locals.db, params.item, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/agenda?done=kept`);
	}
};
