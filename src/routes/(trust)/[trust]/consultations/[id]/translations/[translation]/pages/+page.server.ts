import { error, fail, redirect } from '@sveltejs/kit';
import { translationFrom } from '$lib/consultations/consultation';
import * as consultations from '$lib/consultations/consultations.server';
import { translator } from '$lib/consultations/schema';
import { phrasePieces, wordsFrom } from '$lib/consultations/translation';
import { parseForm } from '$lib/platform/forms';

function which(slug: string) {
	return translationFrom(slug) ?? error(404, { code: 'not-found', message: 'Page not found' });
}

export async function load({ locals, params, url }) {
	const one = which(params.translation);
	const [desk, translation] = await Promise.all([
		consultations.translatedDesk(locals.db, params.id),
		consultations.translation(locals.db, params.id, one)
	]);
	// In its own language the pages say what they always say.
	if (one.lang === desk.version.lang) error(404, { code: 'not-found', message: 'Page not found' });
	return { desk, translation, which: one, done: url.searchParams.get('done') };
}

export const actions = {
	default: async ({ request, locals, params, url }) => {
		const given = await request.formData();
		const form = parseForm(given, translator);
		const pieces = phrasePieces();
		const { words, errors } = wordsFrom(given, pieces);
		if (!form.ok || Object.keys(errors).length > 0)
			return fail(400, { values: form.values, errors: { ...errors, ...(!form.ok && form.errors) } });

		const { translated_by } = form.data;
		const part = { pieces, words, translated_by };
		const done = await consultations.saveTranslation(locals.db, params.id, which(params.translation), part);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=kept`);
	}
};
