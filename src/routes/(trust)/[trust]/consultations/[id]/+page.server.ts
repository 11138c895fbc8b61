import { fail, redirect } from '@sveltejs/kit';
import * as consultations from '$lib/consultations/consultations.server';
import type { Db } from '$lib/platform/db.server';
import type { Outcome } from '$lib/platform/errors';

export async function load({ locals, params, url }) {
	return { desk: await consultations.desk(locals.db, params.id), done: url.searchParams.get('done') };
}

type Asked = { locals: App.Locals; params: { id: string }; url: URL };

/** A button with nothing to fill in: done and said on this page, or refused with a sentence at its top. */
const press =
	(act: (db: Db, consultation: string) => Promise<Outcome<null>>, done: string) =>
	async ({ locals, params, url }: Asked) => {
		const answer = await act(locals.db, params.id);
		if (!answer.ok)
			return fail(answer.status, { values: {}, errors: { form: Object.values(answer.errors).flat() } });
		redirect(303, `${url.pathname}?done=${done}`);
	};

export const actions = {
	stop: press(consultations.stop, 'stopped'),
	resume: press(consultations.resume, 'resumed'),
	publish: press(consultations.publishCorrection, 'corrected'),
	drop: press(consultations.dropCorrection, 'dropped'),
	discard: async ({ locals, params }) => {
		const done = await consultations.discard(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/consultations?done=discarded`);
	},
	duplicate: async ({ locals, params }) => {
		const done = await consultations.duplicate(locals.db, params.id);
		if (!done.ok) return fail(done.status, { values: {}, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${done.data}?done=duplicated`);
	}
};
