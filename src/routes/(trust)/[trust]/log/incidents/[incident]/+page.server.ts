import { error, fail, redirect } from '@sveltejs/kit';
import { incidentWords } from '$lib/log/incidents';
import { incidents, noteIncident, noteSchema } from '$lib/log/pages.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'administrator');
	const found = (await incidents(event.locals.db)).find(
		({ id, ended_at }) => String(id) === event.params.incident && !ended_at
	);
	if (!found) error(404, { code: 'not-found', message: 'Page not found' });
	return { title: incidentWords(found.kind).title };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, noteSchema);
		if (!form.ok) return fail(400, form);
		const done = await noteIncident(locals.db, Number(params.incident), form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/log/incidents?done=noted`);
	}
};
