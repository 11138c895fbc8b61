import { fail, redirect } from '@sveltejs/kit';
import { readQuestion, withQuestion } from '$lib/consultations/build';
import * as consultations from '$lib/consultations/consultations.server';
import { kindOfQuestion } from '$lib/consultations/schema';
import { valuesOf } from '$lib/platform/forms';

const kindIn = (url: URL) =>
	kindOfQuestion.safeParse({ kind: url.searchParams.get('kind') }).data?.kind ?? 'open_text';

export async function load({ locals, params, url }) {
	return { desk: await consultations.wordsDesk(locals.db, params.id), kind: kindIn(url) };
}

export const actions = {
	default: async ({ request, locals, params, url }) => {
		const { version } = await consultations.wordsDesk(locals.db, params.id);
		const values = valuesOf(await request.formData());
		const read = readQuestion(kindIn(url), values, null, version.content.questions);
		if (!read.ok) return fail(400, { values, errors: read.errors });

		const questions = withQuestion(version.content.questions, read.question);
		const done = await consultations.saveQuestions(locals.db, params.id, questions, version.seen);
		if (!done.ok) return fail(done.status, { values, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${params.id}/questions?done=added`);
	}
};
