import { fail, redirect } from '@sveltejs/kit';
import { requireHat } from '$lib/people/hats.server';
import { readForm } from '$lib/platform/forms';
import { isFull, whyNoRoom } from '$lib/room/room';
import { keepSlip } from '$lib/registrations/registrations.server';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';

export async function load({ locals, params }) {
	const room = await rooms.read(locals.db, params.id);
	return {
		workshop: room.workshop,
		full: isFull(room),
		closed: whyNoRoom(room.workshop, new Date(room.now)),
		pressed: crypto.randomUUID()
	};
}

export const actions = {
	default: async (event) => {
		const { request, locals, params, cookies, url } = event;
		const { organisation } = await requireHat(event);
		const form = await readForm(request, schema.walkIn);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const came = await rooms.walkIn(locals.db, params.id, organisation.id, form.data);
		if (!came.ok) return fail(came.status, { values: form.values, errors: came.errors });
		const page = `/${params.trust}/workshops/${params.id}/room/walk-in/slip`;
		keepSlip(cookies, url, page, came.data.code);
		redirect(303, page);
	}
};
