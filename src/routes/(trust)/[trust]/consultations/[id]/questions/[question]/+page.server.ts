import { error, fail, redirect } from '@sveltejs/kit';
import { readQuestion, withQuestion } from '$lib/consultations/build';
import * as consultations from '$lib/consultations/consultations.server';
import type { Db } from '$lib/platform/db.server';
import { valuesOf } from '$lib/platform/forms';

async function find(db: Db, { id, question }: { id: string; question: string }) {
	const desk = await consultations.wordsDesk(db, id);
	const found = desk.version.content.questions.find((one) => one.id === question);
	if (!found) error(404, { code: 'not-found', message: 'Page not found' });
	return { desk, question: found };
}

export async function load({ locals, params }) {
	return find(locals.db, params);
}

export const actions = {
	default: async ({ request, locals, params }) => {
		const { desk, question } = await find(locals.db, params);
		const { content, seen } = desk.version;
		const values = valuesOf(await request.formData());
		const read = readQuestion(question.kind, values, question, content.questions);
		if (!read.ok) return fail(400, { values, errors: read.errors });

		const questions = withQuestion(content.questions, read.question);
		const done = await consultations.saveQuestions(locals.db, params.id, questions, seen);
		if (!done.ok) return fail(done.status, { values, errors: done.errors });
		redirect(303, `/${params.trust}/consultations/${params.id}/questions?done=kept`);
	}
};
