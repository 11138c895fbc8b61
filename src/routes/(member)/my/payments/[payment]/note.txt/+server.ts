import { error } from '@sveltejs/kit';
import { noteOf } from '$lib/remittances/own-payment';
import * as payments from '$lib/remittances/payments.server';

export async function GET({ locals, params }) {
	if (!(await locals.person())) error(401, { code: 'not-allowed', message: 'Sign in to read this' });
	const { title, lead } = noteOf(await payments.mine(locals.db, params.payment));
	return new Response([title, ...lead].join('\n\n') + '\n', {
		headers: {
			'content-type': 'text/plain; charset=utf-8',
			'content-disposition': 'attachment; filename="payment.txt"',
			'cache-control': 'private, no-store'
		}
	});
}
