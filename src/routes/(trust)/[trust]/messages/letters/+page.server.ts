import { fail, redirect } from '@sveltejs/kit';
import * as messages from '$lib/messages/messages.server';
import { posted } from '$lib/messages/schema';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead', 'administrator');
	const asked = { way: 'letter', beside: null, site: event.url.origin };
	const { messages: all, next } = await messages.toTell(event.locals.db, organisation, asked);
	// A letter that asks about an insight carries the statement and a slip: it is made where people are asked.
	const letters = all.filter(({ kind }) => kind !== 'check_asked' && kind !== 'check_reminder');
	return { letters, asks: all.length - letters.length, more: next !== null, today: isoDate(new Date()) };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event);
		const form = await readForm(event.request, posted);
		if (!form.ok) return fail(400, form);
		const noted = await messages.notePosted(event.locals.db, organisation.id, form.data.message);
		if (!noted.ok) return fail(noted.status, { values: form.values, errors: noted.errors });
		redirect(303, `/${organisation.slug}/messages?done=posted`);
	}
};
