import { fail, redirect } from '@sveltejs/kit';
import * as insights from '$lib/insights/insights.server';
import { letters } from '$lib/insights/schema';
import * as messages from '$lib/messages/messages.server';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { parseForm, valuesOf } from '$lib/platform/forms';
import { qr } from '$lib/platform/qr';
import { originOf } from '$lib/platform/slips.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	return {
		asked: await insights.letters(event.locals.db, organisation.id, event.params.id),
		today: isoDate(new Date()),
		origin: originOf(event.url)
	};
}

export const actions = {
	/** The letters stand in the answer to this alone: the database keeps hashes of the codes on them. */
	write: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
		const given = await event.request.formData();
		const form = parseForm(given, letters);
		if (!form.ok) return fail(400, form);

		const made = await insights.writeLetters(
			event.locals.db,
			organisation.id,
			event.params.id,
			form.data.people
		);
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		const site = originOf(event.url);
		return {
			letters: made.data.people.map((person) => {
				const address = `${site}/checks/${person.code}`;
				return { ...person, address, qr: qr(address) };
			})
		};
	},
	posted: async (event) => {
		const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
		const { message = [] } = valuesOf(await event.request.formData());
		const ids = [message].flat().filter((id): id is string => typeof id === 'string' && id !== '');
		if (ids.length) {
			const noted = await messages.notePosted(event.locals.db, organisation.id, ids);
			if (!noted.ok) return fail(noted.status, { values: {}, errors: noted.errors });
		}
		redirect(303, `/${organisation.slug}/tell?done=posted`);
	}
};
