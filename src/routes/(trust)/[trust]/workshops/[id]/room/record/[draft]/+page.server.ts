import { fail, redirect } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import { mayListen, whyNoRoom } from '$lib/room/room';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';

export async function load({ locals, params, url }) {
	const draft = await rooms.readDraft(locals.db, params.id, params.draft, url.searchParams.get('who'));
	const room = `/${params.trust}/workshops/${params.id}/room`;
	if (draft.recorded) redirect(303, `${room}/slip/${params.draft}`);
	const now = new Date();
	if (!mayListen(draft.workshop, now))
		redirect(303, whyNoRoom(draft.workshop, now) ? room : `${room}/limits`);
	return { draft };
}

export const actions = {
	next: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.writeWords);
		// What is kept is kept, whatever is still missing.
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const kept = await rooms.saveDraft(locals.db, params.id, params.draft, form.data);
		if (!kept.ok) return fail(kept.status, { values: form.values, errors: kept.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room/record/${params.draft}/uses`);
	},
	later: async ({ request, locals, params }) => {
		const form = await readForm(request, schema.keepWords);
		if (!form.ok) return fail(400, { values: form.values, errors: form.errors });
		const kept = await rooms.saveDraft(locals.db, params.id, params.draft, form.data);
		if (!kept.ok) return fail(kept.status, { values: form.values, errors: kept.errors });
		redirect(303, `/${params.trust}/workshops/${params.id}/room?done=kept`);
	},
	discard: async ({ locals, params }) => {
		await rooms.discardDraft(locals.db, params.draft);
		redirect(303, `/${params.trust}/workshops/${params.id}/room?done=thrown`);
	}
};
