import { fail, redirect } from '@sveltejs/kit';
import { receiptFrom } from '$lib/contributions/receipt';
import { readForm } from '$lib/platform/forms';
import { whyNoRoom } from '$lib/room/room';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';

export async function load({ locals, params, url }) {
	const room = await rooms.read(locals.db, params.id);
	return {
		workshop: room.workshop,
		closed: whyNoRoom(room.workshop, new Date(room.now)),
		// From the page that a scanned square leads to.
		code: receiptFrom(url.searchParams.get('code') ?? '') ?? '',
		pressed: crypto.randomUUID()
	};
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.checkIn);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const came = await rooms.checkIn(locals.db, params.id, form.data);
		if (!came.ok) return fail(came.status, { values: form.values, errors: came.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room?show=here&done=arrived`);
	}
};
