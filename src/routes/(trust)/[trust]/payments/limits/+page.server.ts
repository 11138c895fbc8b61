import { fail, redirect } from '@sveltejs/kit';
import * as approvals from '$lib/approvals/approvals.server';
import { freshUntil } from '$lib/people/fresh.server';
import { endLimit, limit } from '$lib/approvals/schema';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';

export async function load(event) {
	const { organisation, roles } = await requireHat(event, 'finance_approver', 'board_auditor');
	const { locals, url } = event;
	const [limits, fresh] = await Promise.all([
		approvals.limits(locals.db, organisation.id),
		freshUntil(locals.db)
	]);
	return { limits, fresh, may: roles.includes('finance_approver'), done: url.searchParams.get('done') };
}

export const actions = {
	give: async (event) => {
		const { organisation } = await requireHat(event, 'finance_approver');
		const form = await readForm(event.request, limit);
		if (!form.ok) return fail(400, form);

		const done = await approvals.giveLimit(event.locals.db, organisation.id, form.data);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${event.url.pathname}?done=given`);
	},
	end: async ({ request, locals, url }) => {
		const form = await readForm(request, endLimit);
		if (!form.ok) return fail(400, form);

		const done = await approvals.endLimit(locals.db, form.data.one);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=ended`);
	}
};
