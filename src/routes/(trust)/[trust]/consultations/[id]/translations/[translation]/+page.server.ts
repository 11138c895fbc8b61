import { error, fail, redirect } from '@sveltejs/kit';
import { translationFrom } from '$lib/consultations/consultation';
import * as consultations from '$lib/consultations/consultations.server';
import { review, translator } from '$lib/consultations/schema';
import { piecesOf, wordsFrom } from '$lib/consultations/translation';
import { parseForm, readForm } from '$lib/platform/forms';

function which(slug: string) {
	return translationFrom(slug) ?? error(404, { code: 'not-found', message: 'Page not found' });
}

export async function load({ locals, params, url }) {
	const one = which(params.translation);
	const [desk, translation] = await Promise.all([
		consultations.translatedDesk(locals.db, params.id),
		consultations.translation(locals.db, params.id, one)
	]);
	if (one.lang === desk.version.lang && !one.easy_read)
		error(404, { code: 'not-found', message: 'Page not found' });
	return { desk, translation, which: one, done: url.searchParams.get('done') };
}

export const actions = {
	save: async ({ request, locals, params, url }) => {
		const given = await request.formData();
		const form = parseForm(given, translator);
		const { version } = await consultations.translatedDesk(locals.db, params.id);
		const pieces = piecesOf(version.content);
		const { words, errors } = wordsFrom(given, pieces);
		if (!form.ok || Object.keys(errors).length > 0)
			return fail(400, { values: form.values, errors: { ...errors, ...(!form.ok && form.errors) } });

		const { translated_by } = form.data;
		const one = which(params.translation);
		const part = { pieces, words, translated_by };
		const done = await consultations.saveTranslation(locals.db, params.id, one, part);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=kept`);
	},
	review: async ({ request, locals, params, url }) => {
		const form = await readForm(request, review);
		if (!form.ok) return fail(400, form);

		const one = which(params.translation);
		const done = await consultations.reviewTranslation(locals.db, params.id, one, form.data.reviewed_by);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=reviewed`);
	}
};
