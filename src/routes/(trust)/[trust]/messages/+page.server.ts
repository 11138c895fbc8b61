import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as messages from '$lib/messages/messages.server';
import { notReached, told } from '$lib/messages/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

const way = z.enum(['phone', 'text', 'letter', 'partner', 'none', 'email']).nullable().catch(null);
const after = z.guid().nullable().catch(null);
const done = z.enum(['told', 'not-reached', 'posted']).nullable().catch(null);

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const { searchParams, origin } = event.url;
	const asked = { way: way.parse(searchParams.get('way')), beside: after.parse(searchParams.get('after')) };
	return {
		...(await messages.toTell(event.locals.db, organisation, { ...asked, site: origin })),
		way: asked.way,
		later: asked.beside !== null,
		done: done.parse(searchParams.get('done'))
	};
}

/** The same way of contact as before, so that whoever has the phone in hand goes on. */
function back(url: URL, done: string): never {
	const chosen = way.parse(url.searchParams.get('way'));
	redirect(303, `${url.pathname}?${chosen ? `way=${chosen}&` : ''}done=${done}`);
}

export const actions = {
	told: async ({ request, locals, url }) => {
		const form = await readForm(request, told);
		if (!form.ok) return fail(400, form);
		const noted = await messages.noteTold(locals.db, form.data);
		if (!noted.ok) return fail(noted.status, { values: form.values, errors: noted.errors });
		back(url, 'told');
	},
	notReached: async ({ request, locals, url }) => {
		const form = await readForm(request, notReached);
		if (!form.ok) return fail(400, form);
		const noted = await messages.noteNotReached(locals.db, form.data.message);
		if (!noted.ok) return fail(noted.status, { values: form.values, errors: noted.errors });
		back(url, 'not-reached');
	}
};
