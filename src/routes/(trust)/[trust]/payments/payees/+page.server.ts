import { fail, redirect } from '@sveltejs/kit';
import * as payees from '$lib/payees/payees.server';
import { match } from '$lib/payees/schema';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(event, 'finance_approver', 'administrator');
	const after = event.url.searchParams.get('after') ?? '';
	return {
		list: await payees.list(event.locals.db, organisation.id, ID.test(after) ? after : null),
		first: !ID.test(after),
		matches: mayAs(roles, 'finance_approver'),
		done: event.url.searchParams.get('done')
	};
}

export const actions = {
	default: async (event) => {
		await requireTrustHat(event, 'finance_approver');
		const form = await readForm(event.request, match);
		if (!form.ok) return fail(400, form);

		const matched = await payees.matchClaim(event.locals.db, form.data.claim, form.data.payee);
		if (!matched.ok) return fail(matched.status, { values: form.values, errors: matched.errors });
		redirect(303, `${event.url.pathname}?done=matched`);
	}
};
