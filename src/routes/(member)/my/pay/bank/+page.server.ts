import { fail, redirect } from '@sveltejs/kit';
import * as accounts from '$lib/payee-accounts/accounts.server';
import { placeAt, standing } from '$lib/payee-accounts/payee';
import { wantsBank } from '$lib/payee-accounts/schema';
import { railFor } from '$lib/payments/rails.server';
import { readForm } from '$lib/platform/forms';

const ID = /^[0-9a-f-]{36}$/;

export async function load({ locals, url }) {
	const back = url.searchParams.get('back') ?? '';
	const { places, fresh_until } = ID.test(back)
		? await accounts.lookAgain(locals.db, back)
		: await accounts.mine(locals.db);
	const place =
		places.find(({ account }) => account?.id === back) ?? placeAt(places, url.searchParams.get('at'));
	const offered = Boolean(
		place && place.routes.includes('stripe') && railFor(place.organisation.slug) !== null
	);
	return {
		fresh: fresh_until,
		place: place ?? null,
		others: places.map(({ organisation }, at) => ({
			at,
			name: organisation.name,
			here: places[at] === place
		})),
		standing: place ? standing(place.account, offered, new Date().toISOString()) : null,
		done: url.searchParams.get('done'),
		back: ID.test(back)
	};
}

export const actions = {
	begin: async ({ request, locals }) => {
		const form = await readForm(request, wantsBank);
		if (!form.ok) return fail(400, form);

		const done = await accounts.begin(locals.db, railFor, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		// Not straight to Stripe: a form of ours goes nowhere else (form-action in svelte.config.js). The next page has a link.
		redirect(303, '/my/pay/bank?done=begun');
	}
};
