import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { pausing } from '$lib/pay-reports/report';
import * as reports from '$lib/pay-reports/reports.server';
import * as payments from '$lib/payments/payments.server';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	const payment = await payments.one(event.locals.db, event.params.payment);
	if (payment.organisation !== organisation.slug) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return {
		payment,
		pays: mayAs(roles, 'finance_approver'),
		done: event.url.searchParams.get('done')
	};
}

async function setClock({ locals, params, url }: RequestEvent<{ payment: string }>, why: string | null) {
	const set = await reports.pause(locals.db, params.payment, why);
	if (!set.ok) return fail(set.status, { values: {}, errors: set.errors });
	redirect(303, `${url.pathname}?done=${why ? 'stopped' : 'runs'}`);
}

export const actions = {
	pause: async (event) => {
		const form = await readForm(event.request, pausing);
		return form.ok ? setClock(event, form.data.why) : fail(400, form);
	},
	run: (event) => setClock(event, null)
};
