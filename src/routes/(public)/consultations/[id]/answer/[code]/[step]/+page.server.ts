import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { progress } from '$lib/consultations/branching';
import { readStep, stepAfter, stepBefore, stepsOf } from '$lib/consultations/sheets';
import { ownSheet } from '$lib/consultations/sheets-page.server';
import * as sheets from '$lib/consultations/sheets.server';
import { valuesOf } from '$lib/platform/forms';

export async function load({ parent, params, url }) {
	const { sheet, asked, answers, base } = await parent();
	if (sheet.sent_at) redirect(303, `${base}/sent`);
	const { questions } = asked.content;
	const step = stepsOf(questions, answers).find(({ key }) => key === params.step);
	if (!step) redirect(303, base);

	const before = stepBefore(questions, answers, step.key);
	const past = stepAfter(questions, answers, step.key, true);
	const checking = url.searchParams.has('checking');
	return {
		step,
		progress: progress(questions, step.question.id, asked.phrases),
		back: checking
			? `${base}/check`
			: before
				? `${base}/${before.key}`
				: `/consultations/${sheet.consultation.id}`,
		past: past && !checking ? `${base}/${past.key}` : `${base}/check`,
		checking,
		answer: answers[step.question.id],
		added: step.kind === 'statement' ? added(step, asked.added) : undefined
	};
}

/** The statement of somebody else that this page is about: it is in their own language. */
function added(
	step: { question: { id: string; items: { id: string }[] }; place: number },
	all: Awaited<ReturnType<typeof ownSheet>>['asked']['added']
) {
	const id = step.question.items[step.place]?.id;
	return all[step.question.id]?.find((one) => one.id === id);
}

type Event = RequestEvent<{ id: string; code: string; step: string }>;

/** Keeps what this page asked; `lenient` where somebody leaves and comes back. */
async function keep(event: Event, lenient: boolean) {
	const { sheet, asked, answers, base, code } = await ownSheet(event);
	if (sheet.sent_at) redirect(303, `${base}/sent`);
	const { questions } = asked.content;
	const step = stepsOf(questions, answers).find(({ key }) => key === event.params.step);
	if (!step) redirect(303, base);

	const form = await event.request.formData();
	const values = valuesOf(form);
	const { id } = step.question;
	const read = readStep(step, form, answers[id], asked.phrases, lenient);
	if (!read.ok) return { failed: fail(400, { values, errors: read.errors }) };

	const saved = await sheets.save(event.locals.db, code, { answers: { [id]: read.answer } });
	if (!saved.ok) return { failed: fail(saved.status, { values, errors: saved.errors }) };
	const { [id]: _, ...others } = answers;
	return { base, questions, step, answers: read.answer ? { ...others, [id]: read.answer } : others };
}

export const actions = {
	next: async (event) => {
		const kept = await keep(event, false);
		if ('failed' in kept) return kept.failed;

		const { base, questions, step, answers } = kept;
		const after = stepAfter(questions, answers, step.key);
		// Somebody who changes an answer goes back to check, once they have seen all of its question.
		const checking = event.url.searchParams.has('checking');
		if (after && (!checking || after.question.id === step.question.id)) {
			redirect(303, `${base}/${after.key}${checking ? '?checking' : ''}`);
		}
		redirect(303, checking ? `${base}/check` : `${base}/shown`);
	},
	save: async (event) => {
		const kept = await keep(event, true);
		if ('failed' in kept) return kept.failed;
		redirect(303, `${kept.base}/save`);
	}
};
