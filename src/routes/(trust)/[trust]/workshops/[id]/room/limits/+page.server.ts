import { fail, redirect } from '@sveltejs/kit';
import { whyNoRoom } from '$lib/room/room';
import * as rooms from '$lib/room/room.server';

export async function load({ locals, params }) {
	const room = await rooms.read(locals.db, params.id);
	return { workshop: room.workshop, closed: whyNoRoom(room.workshop, new Date(room.now)) };
}

export const actions = {
	default: async ({ locals, params }) => {
		const said = await rooms.sayLimits(locals.db, params.id);
		if (!said.ok) return fail(said.status, { errors: said.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room?done=limits`);
	}
};
