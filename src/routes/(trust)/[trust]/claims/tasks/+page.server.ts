import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { readForm } from '$lib/platform/forms';
import { aboutTask, answering, finishing } from '$lib/tasks/schema';
import * as tasks from '$lib/tasks/tasks.server';

const ID = /^[0-9a-f-]{36}$/;

export async function load(event) {
	const { organisation } = await requireHat(event, 'facilitator', 'engagement_lead');
	const { locals, url } = event;
	const after = url.searchParams.get('after') ?? '';
	const { tasks: offered, next } = await tasks.list(
		locals.db,
		organisation.id,
		ID.test(after) ? after : null
	);
	return {
		tasks: offered,
		next,
		first: !ID.test(after),
		today: isoDate(new Date()),
		done: url.searchParams.get('done')
	};
}

export const actions = {
	answer: async ({ request, locals, url }) => {
		const form = await readForm(request, answering);
		if (!form.ok) return fail(400, form);
		const done = await tasks.answer(locals.db, form.data.task, form.data.agrees === 'yes');
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=answered`);
	},
	finish: async ({ request, locals, url }) => {
		const form = await readForm(request, finishing);
		if (!form.ok) return fail(400, form);
		const done = await tasks.finish(locals.db, form.data.task, form.data.done_on);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=finished`);
	},
	end: async ({ request, locals, url }) => {
		const form = await readForm(request, aboutTask);
		if (!form.ok) return fail(400, form);
		const done = await tasks.end(locals.db, form.data.task);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `${url.pathname}?done=ended`);
	}
};
