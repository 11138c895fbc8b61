import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { boardChoice } from '$lib/board/choice.server';
import { boardQuery } from '$lib/board/period';
import { latestHead } from '$lib/log/head.server';
import * as packs from '$lib/pack/packs.server';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

const making = z.object({ kind: z.enum(['board', 'public', 'foi'], 'Choose who it is for') });
const READERS = ['board_auditor', 'co_chair', 'decision_owner', 'engagement_lead'] as const;

export async function load(event) {
	const { organisation } = await requireTrustHat(event, ...READERS);
	const choice = await boardChoice(event.locals.db, organisation, event.url);
	const after = event.url.searchParams.get('after');
	const [list, fresh] = await Promise.all([
		packs.list(event.locals.db, { programme: choice.programme.id }, after),
		freshUntil(event.locals.db)
	]);
	return { choice, list, fresh, later: after !== null };
}

export const actions = {
	make: async (event) => {
		const { organisation } = await requireTrustHat(event, ...READERS);
		const form = await readForm(event.request, making);
		if (!form.ok) return fail(400, form);

		const choice = await boardChoice(event.locals.db, organisation, event.url);
		const made = await packs.make(event.locals.db, choice, form.data.kind, await latestHead());
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		redirect(303, `/${event.params.trust}/board/packs/${made.data}?${boardQuery(choice)}`);
	}
};
