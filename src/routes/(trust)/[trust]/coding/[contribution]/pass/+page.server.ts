import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { readForm } from '$lib/platform/forms';
import * as reading from '$lib/reading/reading.server';
import { passing } from '$lib/reading/schema';

const roundIn = (url: URL) => z.guid().nullable().catch(null).parse(url.searchParams.get('round'));

export async function load({ locals, params, url }) {
	return { people: await reading.passChoices(locals.db, params.contribution), round: roundIn(url) };
}

export const actions = {
	default: async ({ request, locals, params, url }) => {
		const form = await readForm(request, passing);
		if (!form.ok) return fail(400, form);

		const { colleague } = form.data;
		const done = await reading.passOn(
			locals.db,
			params.contribution,
			colleague === 'anyone' ? null : colleague
		);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		const round = roundIn(url);
		redirect(303, `/${params.trust}/coding${round ? `/rounds/${round}` : ''}?done=passed`);
	}
};
