import { error, fail, redirect } from '@sveltejs/kit';
import { standsNow } from '$lib/renderings/rendering';
import * as renderings from '$lib/renderings/renderings.server';
import { newRendering } from '$lib/renderings/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ parent, url }) {
	const { contribution, person } = await parent();
	if (!contribution.may_render) {
		error(403, { code: 'not-allowed', message: 'Those who listen write translations and summaries' });
	}
	const replaces = url.searchParams.get('instead-of');
	return {
		earlier: contribution.renderings.find((one) => one.id === replaces && standsNow(one)) ?? null,
		// Made here, so that pressing twice writes it once.
		id: crypto.randomUUID(),
		author: person?.name ?? ''
	};
}

export const actions = {
	default: async ({ request, locals, params: { trust, id } }) => {
		const form = await readForm(request, newRendering);
		if (!form.ok) return fail(400, form);

		const added = await renderings.add(locals.db, id, form.data);
		if (!added.ok) return fail(added.status, { values: form.values, errors: added.errors });
		redirect(303, `/${trust}/contributions/${id}/renderings/${added.data}?done=written`);
	}
};
