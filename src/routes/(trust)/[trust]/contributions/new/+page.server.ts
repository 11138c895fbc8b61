import { error, fail, redirect } from '@sveltejs/kit';
import * as contributions from '$lib/contributions/contributions.server';
import { CHOOSE_AGAIN, wrongWithPicture } from '$lib/contributions/picture';
import { pictureFrom } from '$lib/contributions/picture-upload.server';
import { RECORDING_AGAIN, wrongWithRecording } from '$lib/contributions/recording';
import { recordingFrom } from '$lib/contributions/recording-upload.server';
import { writeForSomeone } from '$lib/contributions/schema';
import { requireHat } from '$lib/people/hats.server';
import { mayAs } from '$lib/people/me';
import { isoDate } from '$lib/platform/dates';
import { parseForm } from '$lib/platform/forms';
import { erasureKeyFrom } from '$lib/log/receipts.server';

export async function load({ locals, parent, url }) {
	const { organisation, roles, person } = await parent();
	if (!mayAs(roles, 'facilitator', 'engagement_lead')) {
		error(403, { code: 'not-allowed', message: 'Facilitators and engagement leads write for somebody else' });
	}
	return {
		choices: await contributions.writingChoices(locals.db, organisation.id),
		// Made here, so that pressing twice records once.
		id: crypto.randomUUID(),
		scribe: person?.name ?? '',
		today: isoDate(new Date()),
		programme: url.searchParams.get('programme') ?? undefined
	};
}

export const actions = {
	default: async (event) => {
		const { request, locals, params, cookies, url } = event;
		const { me } = await requireHat(event, 'facilitator', 'engagement_lead');
		const sent = await request.formData();
		const form = parseForm(sent, writeForSomeone);
		const picture = await pictureFrom(sent, 'picture', me.account_id);
		const recording = await recordingFrom(sent, 'recording', me.account_id);
		const refuse = (status: number, errors: Record<string, string[]>) =>
			fail(status, {
				values: form.values,
				errors: {
					...errors,
					...(picture && { picture: errors.picture ?? [CHOOSE_AGAIN] }),
					...(recording && { recording: errors.recording ?? [RECORDING_AGAIN] })
				}
			});

		const { kind, picture_alt: alt } = form.values;
		const errors = {
			...(form.ok ? {} : form.errors),
			...wrongWithPicture({ sent: picture !== null, kind, alt }),
			...wrongWithRecording({ sent: recording !== null, kind }),
			...(picture && !picture.ok && { picture: [picture.message] }),
			...(recording && !recording.ok && { recording: [recording.message] })
		};
		if (!form.ok || picture?.ok === false || recording?.ok === false || Object.keys(errors).length)
			return refuse(400, errors);

		const erasure = erasureKeyFrom(sent.get('erasure_key'));
		const given = await contributions.record(locals.db, form.data, picture, recording, erasure.key);
		if (!given.ok) return refuse(given.status, given.errors);
		const page = `/${params.trust}/contributions/${given.data.id}/slip`;
		contributions.keepSlip(cookies, url, page, given.data.receipt, erasure.token);
		redirect(303, page);
	}
};
