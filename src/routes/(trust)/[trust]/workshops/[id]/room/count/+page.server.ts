import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { whyNoRoom } from '$lib/room/room';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';

export async function load({ locals, params }) {
	const room = await rooms.read(locals.db, params.id);
	return {
		workshop: room.workshop,
		groups: room.groups,
		closed: whyNoRoom(room.workshop, new Date(room.now)),
		pressed: crypto.randomUUID()
	};
}

export const actions = {
	count: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.count);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const counted = await rooms.countPeople(locals.db, params.id, form.data);
		if (!counted.ok) return fail(counted.status, { values: form.values, errors: counted.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room?done=counted`);
	},
	undo: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.uncount);
		if (!form.ok) return fail(400, { values: {}, errors: { form: ['Open this page again'] } });
		const undone = await rooms.undoCount(locals.db, form.data.group);
		if (!undone.ok) return fail(undone.status, { values: {}, errors: undone.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room?done=uncounted`);
	}
};
