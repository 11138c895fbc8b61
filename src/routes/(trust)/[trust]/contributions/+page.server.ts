import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { afterFrom } from '$lib/contributions/paging';
import { addressOf, filtersFrom, questionOf } from '$lib/find/find';
import * as finding from '$lib/find/find.server';
import { findWords, saveView } from '$lib/find/schema';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { sentenceFor } from '$lib/platform/done';
import { readForm } from '$lib/platform/forms';

const DONE = {
	saved: 'Saved. You find it above the list from now on.',
	removed: 'The view is removed.'
} as const;

const viewIn = (url: URL) => z.guid().nullable().catch(null).parse(url.searchParams.get('view'));

export async function load({ locals, parent, url }) {
	const { organisation, roles } = await parent();
	const after = afterFrom(url);
	const [list, choices] = await Promise.all([
		finding.find(locals.db, organisation.id, { question: filtersFrom(url), view: viewIn(url), after }),
		finding.choices(locals.db, organisation.id)
	]);
	return {
		...list,
		choices,
		first: !after,
		done: sentenceFor(DONE, url.searchParams.get('done')),
		forBoard:
			!list.listens &&
			organisation.kind === 'trust' &&
			mayAs(roles, 'decision_owner', 'board_auditor', 'co_chair')
	};
}

export const actions = {
	find: async (event) => {
		const { request, locals, params } = event;
		const form = await readForm(request, findWords);
		if (!form.ok) return fail(400, form);

		const page = `/${params.trust}/contributions`;
		const question = questionOf(form.data);
		if (!question.words) redirect(303, addressOf(page, question));
		const { organisation } = await requireHat(event);
		const kept = await finding.keepView(locals.db, organisation.id, question);
		if (!kept.ok) return fail(kept.status, { values: form.values, errors: kept.errors });
		redirect(303, `${page}?view=${kept.data}`);
	},
	save: async (event) => {
		const { request, locals, params, url } = event;
		const form = await readForm(request, saveView);
		if (!form.ok) return fail(400, form);

		let view = viewIn(url);
		if (!view) {
			const { organisation } = await requireHat(event);
			const kept = await finding.keepView(locals.db, organisation.id, filtersFrom(url));
			if (!kept.ok) return fail(kept.status, { values: form.values, errors: kept.errors });
			view = kept.data;
		}
		const done = await finding.nameView(locals.db, view, form.data.name, form.data.shared === 'yes');
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/contributions?view=${view}&done=saved`);
	}
};
