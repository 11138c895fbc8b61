import { error } from '@sveltejs/kit';
import { translationFrom } from '$lib/consultations/consultation';
import * as consultations from '$lib/consultations/consultations.server';
import { dirOf, translated } from '$lib/consultations/translation';

export async function load({ locals, params, url }) {
	const slug = url.searchParams.get('in');
	const which = slug === null ? null : translationFrom(slug);
	const [desk, translation] = await Promise.all([
		consultations.desk(locals.db, params.id),
		which && consultations.translation(locals.db, params.id, which)
	]);
	if (!desk.version) error(404, { code: 'not-found', message: 'Page not found' });
	const { content, lang } = desk.version;
	// Laid out as its readers see it, the frame too.
	locals.dir = dirOf(which?.lang ?? lang);
	return {
		desk,
		slug: which && slug,
		lang: which?.lang ?? lang,
		content: translation ? translated(content, translation.words) : content,
		reviewed: !which || Boolean(translation?.reviewed_at)
	};
}
