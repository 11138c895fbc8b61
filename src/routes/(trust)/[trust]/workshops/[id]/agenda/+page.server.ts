import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { agendaItem, agendaMove } from '$lib/workshops/schema';
import * as workshops from '$lib/workshops/workshops.server';

export async function load({ locals, params, url }) {
	return {
		workshop: await workshops.partToChange(locals.db, params.id, 'agenda'),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	add: async ({ request, locals, params, url }) => {
		const form = await readForm(request, agendaItem);
		if (!form.ok) return fail(400, form);

		const done = await workshops.addAgendaItem(locals.db, params.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=added`);
	},
	move: async ({ request, locals, url }) => {
		const form = await readForm(request, agendaMove);
		if (!form.ok) return fail(400, form);

		const done = await workshops.moveAgendaItem(locals.db, form.data);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=${form.data.verb === 'remove' ? 'removed' : 'moved'}`);
	}
};
