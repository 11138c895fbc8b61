import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { mayTry } from '$lib/platform/rate-limit.server';
import * as registrations from '$lib/registrations/registrations.server';
import { registering } from '$lib/registrations/schema';

export async function load({ locals, params, url, setHeaders }) {
	// The form begins with what is known of whoever is signed in.
	setHeaders({ 'cache-control': 'private, no-store' });
	const by = url.searchParams.get('by');
	const before =
		(await registrations.beforeRegistering(locals.db, params.id, by)) ?? registrations.notFound();
	if (!before.workshop.open) redirect(303, `/workshops/${params.id}`);
	if (before.registration) redirect(303, `/registrations/${before.registration}`);
	return { ...before, pressed: crypto.randomUUID(), crisis: before.workshop.organisation.crisis, exit: true };
}

export const actions = {
	default: async ({ request, locals, params, url, cookies, getClientAddress }) => {
		const form = await readForm(request, registering);
		if (!form.ok) return fail(400, form);
		if (!(await mayTry('place', 'register', getClientAddress()))) {
			const errors = { form: ['Many people register from here at once. Wait 10 minutes, then press again.'] };
			return fail(429, { values: form.values, errors });
		}

		const made = await registrations.register(locals.db, params.id, url.searchParams.get('by'), form.data);
		if (!made.ok) return fail(made.status, { values: form.values, errors: made.errors });
		const slip = `/workshops/${params.id}/registered`;
		registrations.keepSlip(cookies, url, slip, made.data.code);
		redirect(303, slip);
	}
};
