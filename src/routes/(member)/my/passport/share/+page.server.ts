import { fail, redirect } from '@sveltejs/kit';
import { sharedWith } from '$lib/passports/passport';
import * as passports from '$lib/passports/passports.server';
import { sharing } from '$lib/passports/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, url }) {
	const [{ shares }, organisations] = await Promise.all([
		passports.mine(locals.db),
		passports.organisations(locals.db)
	]);
	const chosen = organisations.find(({ id }) => id === url.searchParams.get('with')) ?? null;
	// Whoever reads something already is changed from the passport's page, where it says what.
	const others = organisations.filter(({ id }) => sharedWith(shares, id).length === 0);
	return { chosen, organisations: others, shared: chosen ? sharedWith(shares, chosen.id) : [], exit: true };
}

export const actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, sharing);
		if (!form.ok) return fail(400, form);

		const done = await passports.share(locals.db, form.data.organisation, form.data.parts);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/passport?done=${form.data.parts.length ? 'shared' : 'stopped'}`);
	}
};
