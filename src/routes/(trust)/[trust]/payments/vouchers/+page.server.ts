import { fail, redirect } from '@sveltejs/kit';
import { freshUntil } from '$lib/people/fresh.server';
import { requireTrustHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { readForm } from '$lib/platform/forms';
import { lost } from '$lib/vouchers/schema';
import * as vouchers from '$lib/vouchers/vouchers.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation, roles } = await requireTrustHat(
		event,
		'finance_approver',
		'administrator',
		'board_auditor'
	);
	const { locals, url } = event;
	const after = url.searchParams.get('after') ?? '';
	const pays = mayAs(roles, 'finance_approver', 'administrator');
	const [list, fresh] = await Promise.all([
		vouchers.list(locals.db, organisation.id, ID.test(after) ? after : null),
		pays ? freshUntil(locals.db) : null
	]);
	return { list, fresh, pays, first: !ID.test(after), done: url.searchParams.get('done') };
}

export const actions = {
	default: async (event) => {
		await requireTrustHat(event, 'finance_approver', 'administrator');
		const form = await readForm(event.request, lost);
		if (!form.ok) return fail(400, form);

		const replaced = await vouchers.replace(event.locals.db, form.data.voucher, form.data.why);
		if (!replaced.ok) return fail(replaced.status, { values: form.values, errors: replaced.errors });
		redirect(303, `${event.url.pathname}?done=replaced`);
	}
};
