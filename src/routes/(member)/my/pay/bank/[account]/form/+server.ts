// The way to Stripe's form. Its address works once and for minutes, so it is asked for here each time and never kept or sent.
import { redirect } from '@sveltejs/kit';
import * as accounts from '$lib/payee-accounts/accounts.server';
import { railFor } from '$lib/payments/rails.server';

export async function GET({ locals, params, url }) {
	const page = '/my/pay/bank';
	const me = await locals.person();
	if (!me) redirect(303, `/sign-in?next=${page}`);

	const form = await accounts.formOf(locals.db, params.account);
	// Where money goes is changed only just after signing in (PF001).
	if (!form.ok) redirect(303, `/sign-in/again?next=${page}`);
	const { slug, ref, purpose } = form.data;
	const urls = {
		back: `${url.origin}${page}?back=${params.account}`,
		again: `${url.origin}${page}/${params.account}/form`
	};
	const link = await railFor(slug)
		?.payeeLink(ref, urls, purpose)
		.catch(() => null);
	redirect(303, link?.url ?? `${page}?done=later`);
}
