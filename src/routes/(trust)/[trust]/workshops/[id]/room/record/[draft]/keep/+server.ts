import { json } from '@sveltejs/kit';
import { readForm } from '$lib/platform/forms';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';

/** For static/keep.js: keeps what is typed, every few seconds. Answers when, or null where it is recorded already. */
export async function POST({ request, locals, params }) {
	const form = await readForm(request, schema.keepWords);
	if (!form.ok) return json({ kept_at: null }, { status: 400 });
	const kept = await rooms.saveDraft(locals.db, params.id, params.draft, form.data);
	return kept.ok ? json({ kept_at: kept.data }) : json({ kept_at: null }, { status: kept.status });
}
