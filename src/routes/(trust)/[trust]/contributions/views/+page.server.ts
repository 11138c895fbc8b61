import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as finding from '$lib/find/find.server';
import { saveView, viewAt } from '$lib/find/schema';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE = { changed: 'The view is changed.', removed: 'The view is removed.' } as const;

export async function load(event) {
	const { organisation, roles } = await requireHat(event);
	const { views } = await finding.choices(event.locals.db, organisation.id);
	return {
		views,
		listens: organisation.kind === 'trust' && mayAs(roles, 'facilitator', 'engagement_lead'),
		leads: organisation.kind === 'trust' && mayAs(roles, 'engagement_lead'),
		changing: z.guid().nullable().catch(null).parse(event.url.searchParams.get('change')),
		done: sentenceFor(DONE, event.url.searchParams.get('done'))
	};
}

export const actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, saveView.and(viewAt));
		if (!form.ok) return fail(400, form);

		const { view, name, shared } = form.data;
		const done = await finding.nameView(locals.db, view, name, shared === 'yes');
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/contributions/views?done=changed`);
	},
	remove: async ({ request, locals, params }) => {
		const form = await readForm(request, viewAt);
		if (!form.ok) return fail(400, form);

		const done = await finding.removeView(locals.db, form.data.view);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/contributions/views?done=removed`);
	}
};
