import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import * as endings from '$lib/consents/endings.server';
import { readForm } from '$lib/platform/forms';

const PLACE = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/;
const seen = z.object({ ending: z.guid() });

export async function load({ locals, parent, url }) {
	const { organisation } = await parent();
	const unseen = url.searchParams.get('show') !== 'all';
	const [, ended_on, id] = PLACE.exec(url.searchParams.get('before') ?? '') ?? [];
	const before = ended_on && id ? { ended_on, id } : null;
	return {
		...(await endings.list(locals.db, organisation.id, unseen, before)),
		unseen,
		first: !before,
		done: url.searchParams.get('done') === 'seen'
	};
}

export const actions = {
	seen: async ({ request, locals, params }) => {
		const form = await readForm(request, seen);
		if (!form.ok) return fail(400, form);
		const done = await endings.see(locals.db, form.data.ending);
		if (!done.ok) return fail(done.status, { values: form.values, errors: done.errors });
		redirect(303, `/${params.trust}/endings?done=seen`);
	}
};
