// Consultations for tests of pages, sent as the same forms that people send. Each goes to the page of the consultation.
import type { Page } from '@playwright/test';
import { signInAs } from './personas.ts';
import { PCREF, send } from './spine.ts';

const LIST = '/northbrook/consultations';

function date(name: string, days: number): Record<string, string> {
	const [year = '', month = '', day = ''] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })
		.format(new Date(Date.now() + days * 24 * 60 * 60 * 1000))
		.split('-');
	return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}

/** A draft that lacks its questions, its days and its check. Grace is signed in. Answers its address. */
export async function aDraftConsultation(page: Page): Promise<string> {
	const title = `How should wards welcome people? ${crypto.randomUUID().slice(0, 8)}`;
	const started = await send(page, `${LIST}/new`, { programme: PCREF, title });
	const here = started.split('?')[0] ?? '';
	await send(page, `${here}/about`, {
		title,
		why: 'People told us that nobody said hello.',
		can_change: 'Who meets you, and what they say.',
		cannot_change: 'Who is admitted: the law says that.',
		ladder_step: '5'
	});
	await page.goto(here);
	return here;
}

/** A draft that is ready to open, with two questions, a paper and the start of a translation. */
export async function aReadyConsultation(page: Page): Promise<string> {
	const here = await aDraftConsultation(page);
	const four = { principles: 'a', purpose: 'b', presence: 'c', process: 'd', impact: 'e' };
	await send(page, `${here}/power`, four);
	await send(page, `${here}/check`, { formative: 'a', reasons: 'b', time: 'c', considered: 'd' });
	await send(page, `${here}/papers?/add`, { title: 'What people told us', note: 'Nobody said hello.' });
	await send(page, `${here}/questions/new?kind=single_choice`, {
		title: 'Have you stayed on a ward?',
		options: 'Yes\nNo',
		required: 'no'
	});
	await send(page, `${here}/questions/new?kind=scale`, {
		title: 'How were you welcomed?',
		from: '1',
		to: '5',
		from_label: 'Badly',
		to_label: 'Well',
		required: 'no',
		show_if: 'have_you_stayed_on:yes'
	});
	await send(page, `${here}/window?/days`, { ...date('opens_on', 0), ...date('closes_on', 40) });
	await send(page, `${here}/translations/ur?/save`, { 'w.title': 'خوش آمدید', translated_by: 'Joy' });
	await page.goto(here);
	return here;
}

/** One that anyone can answer. */
export async function anOpenConsultation(page: Page): Promise<string> {
	const here = await aReadyConsultation(page);
	await send(page, `${here}/open`, {});
	await page.goto(here);
	return here;
}

/** One that is closed, with nothing written about it yet. */
export async function aClosedConsultation(page: Page): Promise<string> {
	const here = await anOpenConsultation(page);
	await send(page, `${here}/close`, { reason: 'The ward moved.' });
	await page.goto(here);
	return here;
}

/** What was heard, as anyone reads it: nobody is signed in afterwards. */
export async function whatWasHeard(page: Page) {
	await signInAs(page, 'grace');
	const here = await aClosedConsultation(page);
	await send(page, `${here}/report?/publish`, {
		report: 'People want a name and a smile.\n\nWe write the welcome now.',
		report_by: 'Grace and Joy'
	});
	await page.context().clearCookies();
	await page.goto(`/consultations/${here.split('/').at(-1)}/heard`);
}
