import { error, fail, redirect } from '@sveltejs/kit';
import * as coding from '$lib/coding/coding.server';
import { newRound } from '$lib/coding/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const programmes = await coding.programmes(locals.db, organisation.id);
	const wanted = url.searchParams.get('programme');
	const programme = programmes.find(({ slug }) => slug === wanted) ?? programmes[0];
	if (!programme) error(404, { code: 'not-found', message: 'Page not found' });
	return { programmes, programme, ...(await coding.choices(locals.db, programme.id)) };
}

export const actions = {
	default: async (event) => {
		const form = await readForm(event.request, newRound);
		if (!form.ok) return fail(400, form);

		const { programme: id, title, coders, chosen, most } = form.data;
		const source = chosen === 'newest' || chosen === 'unused' ? null : form.data[chosen];
		const made = await coding.createRound(event.locals.db, id, { title, coders, chosen, source, most });
		if (!made.ok) {
			const { source: about, ...errors } = made.errors;
			return fail(made.status, {
				values: form.values,
				errors: { ...errors, ...(about && { [chosen]: about }) }
			});
		}
		redirect(303, `/${event.params.trust}/coding/rounds/${made.data}?done=begun`);
	}
};
