import { error, fail, redirect } from '@sveltejs/kit';
import { phrase } from '$lib/consultations/phrases';
import { asAsked, dayIn, minutesFor } from '$lib/consultations/sheets';
import * as sheets from '$lib/consultations/sheets.server';
import { languageName } from '$lib/contributions/languages';
import { valuesOf } from '$lib/platform/forms';
import { mayTry } from '$lib/platform/rate-limit.server';

type Of = { params: { id: string }; locals: App.Locals; url: URL };

/** What is asked, in the language that the address names where there is a reviewed version in it. */
async function inItsLanguage({ params, locals, url }: Of) {
	const wanted = { lang: url.searchParams.get('lang'), easy_read: url.searchParams.has('easy') };
	const found = await sheets.toAnswer(locals.db, params.id, wanted);
	if (!found) error(404, { code: 'not-found', message: 'Page not found' });
	const lang = found.words && wanted.lang ? wanted.lang : found.lang;
	const easy_read = found.words !== null && wanted.easy_read;
	return { found, lang, easy_read, asked: asAsked({ ...found, original: found.lang, lang }) };
}

export async function load(event) {
	const { found, lang, easy_read, asked } = await inItsLanguage(event);
	event.locals.dir = asked.dir;
	const languages = [{ lang: found.lang, easy_read: false }, ...found.translations].map((one) => ({
		...one,
		name: languageName(one.lang),
		href: `?lang=${one.lang}${one.easy_read ? '&easy' : ''}`,
		current: one.lang === lang && one.easy_read === easy_read
	}));
	return {
		found,
		asked,
		easy_read,
		languages,
		minutes: minutesFor(asked.content.questions),
		from: dayIn(asked.lang, found.opens_on),
		to: dayIn(asked.lang, found.closes_on),
		nothingKept: event.url.searchParams.get('done') === 'kept-nothing',
		crisis: found.organisation.crisis,
		exit: true
	};
}

export const actions = {
	begin: async (event) => {
		const { locals, params, getClientAddress } = event;
		if (!(await mayTry('sheet', getClientAddress()))) {
			const errors = { form: ['Too many have begun from here just now. Wait 10 minutes, then try again.'] };
			return fail(429, { errors });
		}
		const { lang, easy_read } = await inItsLanguage(event);
		const begun = await sheets.begin(locals.db, params.id, { lang, easy_read });
		if (!begun.ok) return fail(begun.status, { errors: begun.errors });
		redirect(303, `/consultations/${params.id}/answer/${begun.data}`);
	},
	resume: async (event) => {
		const { request, locals, getClientAddress } = event;
		const values = valuesOf(await request.formData());
		const { asked } = await inItsLanguage(event);
		try {
			const { code, sheet } = await sheets.byCode(locals.db, String(values.code ?? ''), getClientAddress());
			return redirect(303, `/consultations/${sheet.consultation.id}/answer/${code}`);
		} catch (reason) {
			const status = (reason as { status?: number }).status;
			if (status !== 404) throw reason;
			return fail(404, { values, errors: { code: [phrase(asked.phrases, 'error_code')] } });
		}
	}
};
