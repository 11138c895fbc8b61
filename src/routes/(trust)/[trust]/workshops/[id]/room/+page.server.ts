import { fail, redirect } from '@sveltejs/kit';
import { mayListen, roomDone, SHOW, whyNoRoom } from '$lib/room/room';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';
import { readForm } from '$lib/platform/forms';

export async function load({ locals, params, url }) {
	const asked = url.searchParams.get('show');
	const show = SHOW.find((one) => one === asked) ?? 'coming';
	const beside = url.searchParams.get('beside');
	const room = await rooms.read(locals.db, params.id, { show, beside });
	return {
		room,
		show,
		first: !beside,
		closed: whyNoRoom(room.workshop, new Date(room.now)),
		listens: mayListen(room.workshop, new Date(room.now)),
		done: roomDone(url),
		...pressing(room.people)
	};
}

export const actions = {
	attend: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.attend);
		if (!form.ok) return fail(400, { values: form.values, errors: { form: ['Open this page again'] } });
		const noted = await rooms.attend(locals.db, form.data);
		if (!noted.ok) return fail(noted.status, { values: form.values, errors: noted.errors });
		const { show, fact } = form.data;
		redirect(303, `/${params.trust}/workshops/${params.id}/room?show=${show}&done=${fact}`);
	},
	/** By POST, since a name does not belong in an address. */
	find: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.find);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const { people, next } = await rooms.read(locals.db, params.id, { show: 'coming', find: form.data.find });
		return { values: form.values, found: { people, more: next !== null, ...pressing(people) } };
	}
};

/** An id for the form of each person, so that one pressed twice is one fact. */
function pressing(people: { id: string }[]) {
	return { pressed: Object.fromEntries(people.map(({ id }) => [id, crypto.randomUUID()] as const)) };
}
