import { fail, redirect } from '@sveltejs/kit';
import { keepYes } from '$lib/consents/renewal';
import * as contributions from '$lib/contributions/contributions.server';
import { doneSentence } from '$lib/contributions/done';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import * as receipts from '$lib/log/receipts.server';
import * as renderings from '$lib/renderings/renderings.server';
import { rightRendering } from '$lib/renderings/schema';
import * as threads from '$lib/thread/threads.server';

export async function load({ locals, params, url }) {
	const now = new Date();
	const [thread, book] = await Promise.all([
		threads.seen(locals.db, 'contribution', params.id),
		receipts.whereInBook(locals.db, { id: params.id }, now)
	]);
	return {
		thread,
		book,
		now,
		today: isoDate(now),
		done: doneSentence(url)
	};
}

export const actions = {
	keep: async ({ request, locals, params }) => {
		const form = await readForm(request, keepYes);
		if (!form.ok) return fail(400, form);
		const { answers, months } = form.data.keep;
		const done = await contributions.changeConsent(locals.db, { id: params.id }, answers, months);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/my/contributions/${params.id}?done=kept`);
	},
	confirm: async ({ locals, params }) => {
		const done = await contributions.confirm(locals.db, { id: params.id });
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/my/contributions/${params.id}?done=confirmed`);
	},
	right: async ({ request, locals, params: { id } }) => {
		const form = await readForm(request, rightRendering);
		if (!form.ok) return fail(400, form);

		const said = { answer: 'confirmed', correction: '' } as const;
		const done = await renderings.answer(locals.db, { id }, form.data.rendering, said);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/my/contributions/${id}?done=rendering`);
	},
	slip: async ({ locals, params, cookies, url }) => {
		const issued = await contributions.issueReceipt(locals.db, params.id);
		if (!issued.ok) return fail(issued.status, { errors: issued.errors });
		const page = `/my/contributions/${params.id}/slip`;
		contributions.keepSlip(cookies, url, page, issued.data);
		redirect(303, page);
	}
};
