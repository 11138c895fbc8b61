import { error } from '@sveltejs/kit';
import { noteOf } from '$lib/remittances/own-payment';
import * as payments from '$lib/remittances/payments.server';
import { asPdf } from '$lib/statements/paper.server';

export async function GET({ locals, params }) {
	if (!(await locals.person())) error(401, { code: 'not-allowed', message: 'Sign in to read this' });
	return asPdf(noteOf(await payments.mine(locals.db, params.payment)), 'payment.pdf');
}
