import { fail, redirect } from '@sveltejs/kit';
import * as sheets from '$lib/consultations/sheets.server';
import { dayIn } from '$lib/consultations/sheets';
import { questionsIn, requireListener } from '$lib/consultations/sheets-staff.server';
import { slipOf } from '$lib/consultations/slip.server';
import { requireHat } from '$lib/people/hats.server';
import { valuesOf } from '$lib/platform/forms';

const ISSUED = 'throughline-forms';

export async function load({ parent, locals, params, url, cookies }) {
	requireListener((await parent()).roles);
	const { facts, asked, language, languages } = await questionsIn(locals.db, params.id, url);
	const issued = url.searchParams.has('issued') ? readIssued(cookies.get(ISSUED)) : [];
	if (issued.length) locals.dir = asked.dir;
	return {
		facts,
		asked,
		language,
		languages,
		from: dayIn(asked.lang, facts.opens_on),
		to: dayIn(asked.lang, facts.closes_on),
		forms: issued.map(({ number, code }) => ({
			number,
			slip: slipOf(url, `/consultations/${params.id}/answer/${code}`, code)
		})),
		over: url.searchParams.has('issued') && issued.length === 0
	};
}

export const actions = {
	default: async (event) => {
		const { locals, params, url, cookies } = event;
		await requireHat(event, 'facilitator', 'engagement_lead');
		const { language } = await questionsIn(locals.db, params.id, url);
		const values = valuesOf(await event.request.formData());
		const many = /^\d{1,3}$/.test(String(values.how_many)) ? Number(values.how_many) : 0;
		const issued = await sheets.issuePaper(locals.db, params.id, many, language);
		if (!issued.ok) return fail(issued.status, { values, errors: issued.errors });
		// For the page that prints them and for a quarter of an hour: the database has only their hashes.
		const path = `/${params.trust}/consultations/${params.id}/paper`;
		cookies.set(ISSUED, issued.data.map(({ number, code }) => `${number}.${code}`).join('_'), {
			path,
			maxAge: 15 * 60,
			httpOnly: true,
			sameSite: 'lax',
			secure: url.protocol === 'https:'
		});
		redirect(303, `${path}?lang=${language.lang}${language.easy_read ? '&easy' : ''}&issued`);
	}
};

function readIssued(kept: string | undefined): { number: string; code: string }[] {
	return (kept ?? '').split('_').flatMap((one) => {
		const [number, code] = one.split('.');
		return number && code ? [{ number, code }] : [];
	});
}
