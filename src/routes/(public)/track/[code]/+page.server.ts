import { fail, redirect } from '@sveltejs/kit';
import { keepYes } from '$lib/consents/renewal';
import * as contributions from '$lib/contributions/contributions.server';
import { doneSentence } from '$lib/contributions/done';
import { codeOf } from '$lib/contributions/slip-code.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import * as receipts from '$lib/log/receipts.server';
import * as renderings from '$lib/renderings/renderings.server';
import { rightRendering } from '$lib/renderings/schema';
import * as threads from '$lib/thread/threads.server';

export async function load({ locals, parent, url }) {
	const { code } = await parent();
	const now = new Date();
	const [thread, book] = await Promise.all([
		threads.track(locals.db, code),
		receipts.whereInBook(locals.db, { code }, now)
	]);
	return { thread, book, now, today: isoDate(now), done: doneSentence(url) };
}

export const actions = {
	keep: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, keepYes);
		if (!form.ok) return fail(400, form);
		const { answers, months } = form.data.keep;
		const done = await contributions.changeConsent(event.locals.db, { code }, answers, months);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/track/${code}?done=kept`);
	},
	confirm: async (event) => {
		const code = await codeOf(event);
		const done = await contributions.confirm(event.locals.db, { code });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/track/${code}?done=confirmed`);
	},
	right: async (event) => {
		const code = await codeOf(event);
		const form = await readForm(event.request, rightRendering);
		if (!form.ok) return fail(400, form);

		const said = { answer: 'confirmed', correction: '' } as const;
		const done = await renderings.answer(event.locals.db, { code }, form.data.rendering, said);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/track/${code}?done=rendering`);
	}
};
