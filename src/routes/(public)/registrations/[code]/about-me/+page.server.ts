import { fail, redirect } from '@sveltejs/kit';
import * as registrations from '$lib/registrations/registrations.server';
import { afterStep } from '$lib/voices/about-me';
import * as voices from '$lib/voices/voices.server';

type Event = Parameters<typeof registrations.keyOf>[0] & { request: Request; locals: App.Locals };

export function load({ url }) {
	return { done: url.searchParams.get('done') };
}

async function answer(event: Event, boxes: boolean) {
	const key = await registrations.keyOf(event);
	const next = afterStep(await event.request.formData(), boxes);
	if (next.step === 'wrong') return fail(400, next);
	if (next.step === 'which') return next;
	if (Object.keys(next.answers).length === 0) redirect(303, `/registrations/${key}`);
	const done = await voices.sayAboutMeAtPlace(event.locals.db, key, next.answers);
	if (!done.ok) return fail(done.status, { errors: done.errors });
	redirect(303, `/registrations/${key}/about-me?done=said`);
}

export const actions = {
	next: (event) => answer(event, false),
	send: (event) => answer(event, true),
	forget: async (event) => {
		const key = await registrations.keyOf(event);
		const done = await voices.forgetAboutMeAtPlace(event.locals.db, key);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, `/registrations/${key}/about-me?done=forgotten`);
	}
};
