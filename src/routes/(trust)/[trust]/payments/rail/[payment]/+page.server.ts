import { error, fail, redirect } from '@sveltejs/kit';
import { whatBecame } from '$lib/payments/sending';
import * as sending from '$lib/payments/sending.server';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'administrator');
	const [{ doubts }, fresh] = await Promise.all([
		sending.stand(event.locals.db, organisation.id),
		freshUntil(event.locals.db)
	]);
	const doubt = doubts.find(({ id }) => id === event.params.payment);
	if (!doubt) error(404, { code: 'not-found', message: 'Page not found' });
	return { doubt, fresh };
}

export const actions = {
	default: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, whatBecame);
		if (!form.ok) return fail(400, form);
		const { said, because } = form.data;
		const became = await sending.sayWhatBecame(event.locals.db, event.params.payment, said, because);
		if (!became.ok) return fail(became.status, { values: form.values, errors: became.errors });
		redirect(303, `/${organisation.slug}/payments/rail?done=${became.data}`);
	}
};
