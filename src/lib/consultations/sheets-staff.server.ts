// What the pages of paper sheets and of answers for somebody have in common.
import { error } from '@sveltejs/kit';
import { languageName } from '$lib/contributions/languages';
import { mayAs, type Role } from '$lib/people/me';
import type { Db } from '$lib/platform/db.server';
import { asAsked } from './sheets';
import * as sheets from './sheets.server';

/** Those who listen key sheets in. */
export function requireListener(roles: Role[]) {
	if (!mayAs(roles, 'facilitator', 'engagement_lead')) {
		error(403, { code: 'not-allowed', message: 'Facilitators and engagement leads see to answers on paper' });
	}
}

/** The questions of an open or closed consultation in the language that the address names, and the languages there are. */
export async function questionsIn(db: Db, consultation: string, url: URL) {
	const wanted = { lang: url.searchParams.get('lang'), easy_read: url.searchParams.has('easy') };
	const found = await sheets.toAnswer(db, consultation, wanted);
	if (!found) error(404, { code: 'not-found', message: 'Page not found' });
	const lang = found.words && wanted.lang ? wanted.lang : found.lang;
	const easy_read = found.words !== null && wanted.easy_read;
	return {
		facts: found as sheets.ToAnswer,
		asked: asAsked({ ...found, original: found.lang, lang }),
		language: { lang, easy_read },
		languages: [{ lang: found.lang, easy_read: false }, ...found.translations].map((one) => ({
			value: `${one.lang}${one.easy_read ? '&easy' : ''}`,
			label: `${languageName(one.lang)}${one.easy_read ? ', Easy Read' : ''}`,
			current: one.lang === lang && one.easy_read === easy_read
		}))
	};
}
