import { fail, redirect } from '@sveltejs/kit';
import * as accounts from '$lib/payee-accounts/accounts.server';
import { looked } from '$lib/payee-accounts/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	return {
		checks: await accounts.checks(event.locals.db, organisation.id),
		looks: roles.includes('finance_approver'),
		done: event.url.searchParams.get('done')
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, looked);
		if (!form.ok) return fail(400, form);

		const { account, seen, decision } = form.data;
		const done = await accounts.decide(locals.db, account, seen, decision === 'agree');
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/payments/checks?done=${decision}`);
	}
};
