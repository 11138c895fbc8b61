import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';
import * as retention from '$lib/retention/retention.server';
import { hold, lift } from '$lib/retention/schema';

const DONE: Record<string, string> = {
	held: 'Held. Nothing of it goes until the hold is lifted.',
	lifted: 'The hold is lifted. What is due goes from now on.'
};

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'administrator', 'board_auditor');
	return {
		...(await retention.read(event.locals.db, organisation.id)),
		administers: mayAs(roles, 'administrator'),
		done: sentenceFor(DONE, event.url.searchParams.get('done'))
	};
}

export const actions = {
	hold: async (event) => {
		const { organisation } = await requireHat(event, 'administrator');
		const form = await readForm(event.request, hold);
		if (!form.ok) return fail(400, form);

		const held = await retention.putHold(event.locals.db, organisation.id, form.data);
		if (!held.ok) return fail(held.status, { values: form.values, errors: held.errors });
		redirect(303, '?done=held');
	},
	lift: async (event) => {
		await requireHat(event, 'administrator');
		const form = await readForm(event.request, lift);
		if (!form.ok) return fail(400, form);

		const lifted = await retention.liftHold(event.locals.db, form.data.hold);
		if (!lifted.ok) return fail(lifted.status, { values: form.values, errors: lifted.errors });
		redirect(303, '?done=lifted');
	}
};
