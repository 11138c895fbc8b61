// What is done on the page of one claim, by its person or by who writes it down for them: sent, taken back, taken up again.
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { payFrom } from '$lib/registrations/schema';
import type { Claim } from './claim';
import * as claims from './claims.server';
import { seeing, sendingFee, sendingSpent } from './schema';

/** Keeps what is chosen and sends the claim; back to its page, or what was typed with what is missing. */
export async function send(
	{ request, locals, url }: RequestEvent,
	{ id, offer }: Pick<Claim, 'id' | 'offer'>
) {
	const form = await readForm(request, offer ? sendingFee : sendingSpent);
	if (!form.ok) return fail(400, form);

	const { seen, route } = form.data;
	const pay = 'pay' in form.data ? payFrom(form.data) : undefined;
	const done = await claims.send(locals.db, id, seen, { ...(pay && { pay }), ...(route && { route }) });
	if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
	redirect(303, `${url.pathname}?done=sent`);
}

export async function withdraw({ request, locals, url }: RequestEvent, id: string) {
	const form = await readForm(request, seeing);
	if (!form.ok) return fail(400, form);

	const done = await claims.withdraw(locals.db, id);
	if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
	redirect(303, `${url.pathname}?done=withdrawn`);
}

export async function takeUp({ locals, url }: RequestEvent, id: string) {
	const done = await claims.takeUp(locals.db, id);
	if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
	redirect(303, `${url.pathname}?done=standing`);
}
