import { redirect } from '@sveltejs/kit';
import { codeOf } from '$lib/contributions/slip-code.server';
import * as rooms from '$lib/room/room.server';

/** From the page that a scanned square leads to, on to the room of whoever runs the workshop. */
export async function load(event) {
	const code = await codeOf(event);
	const { workshop, organisation } = await rooms.doorOf(event.locals.db, code);
	redirect(303, `/${organisation}/workshops/${workshop}/room/code?code=${code}`);
}
