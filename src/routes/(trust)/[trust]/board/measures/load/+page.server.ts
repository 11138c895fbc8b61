import { fail, redirect } from '@sveltejs/kit';
import * as measures from '$lib/measures/measures.server';
import { areas } from '$lib/measures/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireTrustHat(event, 'engagement_lead');
	const { areas } = await measures.setting(event.locals.db, organisation.id);
	return { areas, done: event.url.searchParams.get('done') };
}

export const actions = {
	file: async (event) => {
		const { organisation } = await requireTrustHat(event, 'engagement_lead');
		const file = (await event.request.formData()).get('file');
		if (!(file instanceof File) || file.size === 0) {
			return fail(400, { values: {}, errors: { file: ['Choose a CSV file'] } });
		}
		const bytes = new Uint8Array(await file.arrayBuffer());
		const started = await measures.start(event.locals.db, organisation.id, file.name, bytes);
		if (!started.ok) return fail(started.status, { values: {}, errors: started.errors });
		const { id, existing } = started.data;
		redirect(303, `/${event.params.trust}/board/measures/loads/${id}${existing ? '?done=there' : ''}`);
	},
	areas: async (event) => {
		const { organisation } = await requireTrustHat(event, 'engagement_lead');
		const form = await readForm(event.request, areas);
		if (!form.ok) return fail(400, form);

		const done = await measures.setAreas(event.locals.db, organisation.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=areas`);
	}
};
