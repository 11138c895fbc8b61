import { error } from '@sveltejs/kit';
import { asAsked, dayIn } from '$lib/consultations/sheets';
import * as sheets from '$lib/consultations/sheets.server';

/** The form without a number, for anybody to print. */
export async function load({ params, locals, url }) {
	const lang = url.searchParams.get('lang');
	const found = await sheets.toAnswer(locals.db, params.id, {
		lang,
		easy_read: url.searchParams.has('easy')
	});
	if (!found) error(404, { code: 'not-found', message: 'Page not found' });
	const asked = asAsked({ ...found, original: found.lang, lang: lang ?? found.lang });
	locals.dir = asked.dir;
	return {
		found,
		asked,
		from: dayIn(asked.lang, found.opens_on),
		to: dayIn(asked.lang, found.closes_on),
		crisis: found.organisation.crisis,
		exit: true
	};
}
