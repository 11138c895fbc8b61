import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as table from '$lib/decisions/board-table.server';
import { settlement, statement, tabling } from '$lib/decisions/schema';
import { freshUntil } from '$lib/people/fresh.server';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	await requireHat(event, 'board_auditor', 'co_chair', 'decision_owner', 'engagement_lead');
	const { locals, params, url } = event;
	const [challenge, fresh] = await Promise.all([
		table.find(locals.db, params.challenge),
		freshUntil(locals.db)
	]);
	return { challenge, fresh, done: url.searchParams.get('done') };
}

export const actions = {
	table: async ({ request, locals, params, url }) => {
		const form = await readForm(request, tabling);
		if (!form.ok) return fail(400, form);

		const done = await table.table(locals.db, params.challenge, form.data.meets_on);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=tabled`);
	},
	settle: async ({ request, locals, params, url }) => {
		const form = await readForm(request, settlement);
		if (!form.ok) return fail(400, form);

		const done = await table.settle(locals.db, params.challenge, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=settled`);
	},
	dissent: async ({ request, locals, params, url }) => {
		const form = await readForm(request, statement);
		if (!form.ok) return fail(400, form);

		const done = await table.dissent(locals.db, params.challenge, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=stated`);
	},
	takeBack: async ({ request, locals, url }) => {
		const form = await readForm(request, z.object({ statement: z.guid() }));
		if (!form.ok) return fail(400, form);

		const done = await table.takeBack(locals.db, form.data.statement);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `${url.pathname}?done=taken-back`);
	}
};
