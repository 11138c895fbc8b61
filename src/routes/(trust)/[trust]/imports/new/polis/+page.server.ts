import { fail, redirect } from '@sveltejs/kit';
import { asking, attempt } from '$lib/imports/asks.server';
import * as imports from '$lib/imports/imports.server';
import { newPolis } from '$lib/imports/schema';
import { parseForm } from '$lib/platform/forms';
import { bytesOf, choices } from '../programmes.server';

export const load = async (event) => ({ programmes: await choices(event) });

const FILES = ['comments.csv', 'votes.csv', 'summary.csv'] as const;

export const actions = {
	default: async ({ request, locals, params }) => {
		const given = await request.formData();
		const form = parseForm(given, newPolis);
		const [comments, votes, summary] = await Promise.all(FILES.map((name) => bytesOf(given, name)));
		if (!form.ok || !comments || !votes || !summary) {
			const absent = FILES.filter((_, index) => ![comments, votes, summary][index]);
			const missing = Object.fromEntries(absent.map((name) => [name, [`Choose the file ${name}`]]));
			return fail(400, { values: form.values, errors: { ...(form.ok ? {} : form.errors), ...missing } });
		}
		const parts = { 'comments.csv': comments, 'votes.csv': votes, 'summary.csv': summary };
		const { programme, lang } = form.data;
		const started = await attempt(() =>
			imports.startPolis(asking(locals.db), programme, parts, lang, new Date())
		);
		if (!started.ok) return fail(started.status, { values: form.values, errors: started.errors });
		const { id, existing } = started.data;
		redirect(303, `/${params.trust}/imports/${id}${existing ? '?done=there' : ''}`);
	}
};
