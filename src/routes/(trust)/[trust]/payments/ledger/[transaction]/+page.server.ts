import { error } from '@sveltejs/kit';
import * as ledger from '$lib/ledger/ledger.server';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const number = /^\d{1,15}$/.test(event.params.transaction) ? Number(event.params.transaction) : 0;
	const transaction = await ledger.one(event.locals.db, number);
	if (transaction.organisation !== organisation.slug) {
		error(404, { code: 'not-found', message: 'Page not found' });
	}
	return { transaction };
}
