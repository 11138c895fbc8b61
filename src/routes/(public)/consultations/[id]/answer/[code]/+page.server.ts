import { redirect } from '@sveltejs/kit';
import { resumeAt } from '$lib/consultations/sheets';

/** Where somebody who comes with their code goes on. */
export async function load({ parent }) {
	const { sheet, asked, answers, base } = await parent();
	if (sheet.sent_at) redirect(303, `${base}/sent`);
	if (sheet.consultation.phase !== 'open' || sheet.keyed) return;
	const step = resumeAt(asked.content.questions, answers);
	redirect(303, step ? `${base}/${step.key}` : `${base}/check`);
}
