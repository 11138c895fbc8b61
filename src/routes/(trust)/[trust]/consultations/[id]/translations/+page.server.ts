import { fail, redirect } from '@sveltejs/kit';
import { translationSlug } from '$lib/consultations/consultation';
import * as consultations from '$lib/consultations/consultations.server';
import { newTranslation } from '$lib/consultations/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params }) {
	return { desk: await consultations.translatedDesk(locals.db, params.id) };
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newTranslation);
		if (!form.ok) return fail(400, form);

		const { version } = await consultations.translatedDesk(locals.db, params.id);
		const which = { lang: form.data.lang, easy_read: form.data.easy_read === 'yes' };
		if (which.lang === version.lang && !which.easy_read) {
			const errors = { lang: ['It is written in this language. Tick Easy Read, or choose another one'] };
			return fail(400, { values: form.values, errors });
		}
		redirect(303, `/${params.trust}/consultations/${params.id}/translations/${translationSlug(which)}`);
	}
};
