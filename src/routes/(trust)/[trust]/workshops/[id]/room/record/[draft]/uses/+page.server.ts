import { fail, redirect } from '@sveltejs/kit';
import { keepSlip } from '$lib/contributions/contributions.server';
import { WITH_PICTURE } from '$lib/contributions/contribution';
import { CHOOSE_AGAIN, wrongWithPicture } from '$lib/contributions/picture';
import { pictureFrom } from '$lib/contributions/picture-upload.server';
import { requireHat } from '$lib/people/hats.server';
import { parseForm } from '$lib/platform/forms';
import { erasureKeyFrom } from '$lib/log/receipts.server';
import * as rooms from '$lib/room/room.server';
import * as schema from '$lib/room/schema';

export async function load({ locals, params }) {
	const draft = await rooms.readDraft(locals.db, params.id, params.draft, null);
	// Nothing is kept here: recorded by now, thrown away, or too old. That page knows which.
	if (!draft.answers.words?.trim()) {
		redirect(303, `/${params.trust}/workshops/${params.id}/room/record/${params.draft}`);
	}
	return { draft, pictured: WITH_PICTURE.some((kind) => kind === draft.answers.kind) };
}

export const actions = {
	default: async (event) => {
		const { request, locals, params, cookies, url } = event;
		const { me } = await requireHat(event);
		const sent = await request.formData();
		const form = parseForm(sent, schema.recordWords);
		const draft = await rooms.readDraft(locals.db, params.id, params.draft, null);
		if (draft.recorded) redirect(303, `/${params.trust}/workshops/${params.id}/room/slip/${params.draft}`);
		const picture = await pictureFrom(sent, 'picture', me.account_id);
		const refuse = (status: number, errors: Record<string, string[]>) =>
			fail(status, {
				values: form.values,
				errors: picture ? { ...errors, picture: errors.picture ?? [CHOOSE_AGAIN] } : errors
			});

		const errors = {
			...(form.ok ? {} : form.errors),
			...wrongWithPicture({ sent: picture !== null, kind: draft.answers.kind, alt: form.values.picture_alt }),
			...(picture && !picture.ok && { picture: [picture.message] })
		};
		if (!form.ok || picture?.ok === false || Object.keys(errors).length) return refuse(400, errors);

		const { answers } = draft;
		const erasure = erasureKeyFrom(sent.get('erasure_key'));
		const recording = {
			id: params.draft,
			scribe: me.name,
			answers,
			form: form.data,
			erasureKey: erasure.key
		};
		const given = await rooms.record(locals.db, params.id, recording, picture);
		if (!given.ok) return refuse(given.status, given.errors);
		const page = `/${params.trust}/workshops/${params.id}/room/slip/${given.data.id}`;
		keepSlip(cookies, url, page, given.data.receipt, erasure.token);
		redirect(303, page);
	}
};
