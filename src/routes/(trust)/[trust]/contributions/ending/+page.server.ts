import { fail, redirect } from '@sveltejs/kit';
import { recordRenewal } from '$lib/consents/renewal';
import * as renewals from '$lib/consents/renewals.server';
import { readForm } from '$lib/platform/forms';

const PLACE = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const [, expires_on, contribution] = PLACE.exec(url.searchParams.get('after') ?? '') ?? [];
	const after = expires_on && contribution ? { expires_on, contribution } : null;
	return {
		soon: await renewals.at(locals.db, organisation.id, after),
		first: !after,
		done: url.searchParams.get('done') === 'recorded'
	};
}

export const actions = {
	record: async ({ request, locals, params }) => {
		const form = await readForm(request, recordRenewal);
		if (!form.ok) return fail(400, form);
		const done = await renewals.record(locals.db, form.data.renewal, form.data.answer);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/contributions/ending?done=recorded`);
	}
};
