import { fail, redirect } from '@sveltejs/kit';
import { afterStep } from '$lib/voices/about-me';
import * as voices from '$lib/voices/voices.server';

export async function load({ locals, url }) {
	return { ...(await voices.aboutMe(locals.db)), done: url.searchParams.get('done') };
}

async function answer({ request, locals }: { request: Request; locals: App.Locals }, boxes: boolean) {
	const next = afterStep(await request.formData(), boxes);
	if (next.step === 'wrong') return fail(400, next);
	if (next.step === 'which') return next;
	if (Object.keys(next.answers).length === 0) redirect(303, '/my/about-me');
	const done = await voices.sayAboutMe(locals.db, next.answers);
	if (!done.ok) return fail(done.status, { errors: done.errors });
	redirect(303, '/my/about-me?done=said');
}

export const actions = {
	next: (event) => answer(event, false),
	send: (event) => answer(event, true),
	forget: async ({ locals }) => {
		const done = await voices.forgetAboutMe(locals.db);
		if (!done.ok) return fail(done.status, { errors: done.errors });
		redirect(303, '/my/about-me?done=forgotten');
	}
};
