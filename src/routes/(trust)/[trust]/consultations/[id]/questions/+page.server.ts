import { fail, redirect } from '@sveltejs/kit';
import { moveQuestion, removeQuestion, type Built } from '$lib/consultations/build';
import * as consultations from '$lib/consultations/consultations.server';
import { questionMove, questionRemoval } from '$lib/consultations/schema';
import type { Db } from '$lib/platform/db.server';
import { readForm } from '$lib/platform/forms';
import type { Question } from '$lib/consultations/questions';

export async function load({ locals, params, url }) {
	return {
		desk: await consultations.wordsDesk(locals.db, params.id),
		done: url.searchParams.get('done')
	};
}

/** Changes the list as it is now, or says why not. */
async function change(db: Db, id: string, how: (questions: Question[]) => Built) {
	const { version } = await consultations.wordsDesk(db, id);
	const built = how(version.content.questions);
	if (!built.ok) return fail(400, { values: {}, errors: { form: [built.sentence] } });
	const done = await consultations.saveQuestions(db, id, built.questions, version.seen);
	return done.ok ? null : fail(done.status, { values: {}, errors: done.errors });
}

export const actions = {
	move: async ({ request, locals, params, url }) => {
		const form = await readForm(request, questionMove);
		if (!form.ok) return fail(400, form);

		const { question, way } = form.data;
		const refused = await change(locals.db, params.id, (list) => moveQuestion(list, question, way));
		if (refused) return refused;
		redirect(303, `${url.pathname}?done=moved`);
	},
	remove: async ({ request, locals, params, url }) => {
		const form = await readForm(request, questionRemoval);
		if (!form.ok) return fail(400, form);

		const refused = await change(locals.db, params.id, (list) => removeQuestion(list, form.data.question));
		if (refused) return refused;
		redirect(303, `${url.pathname}?done=removed`);
	}
};
