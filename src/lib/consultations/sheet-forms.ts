// What a sheet says besides its answers, read from a posted form: the name to show, and where the words may go.
import { USE_NAMES, USES } from '../contributions/contribution.ts';
import { parseAnswer, type Answers } from './answers.ts';
import { phrase, type Phrases } from './phrases.ts';
import type { Question } from './questions.ts';
import type { Asked, SheetChanges, SheetDraft } from './sheets.ts';

const NAMES = ['anonymous', 'pen_name', 'named'] as const;

type NameRead = { ok: true; changes: SheetChanges } | { ok: false; errors: Record<string, string[]> };

/** The name that goes with the words; nothing chosen is no name (R34). */
export function nameFrom(form: FormData, phrases?: Phrases): NameRead {
	const attribution = NAMES.find((one) => one === form.get('attribution')) ?? 'anonymous';
	if (attribution === 'anonymous') return { ok: true, changes: { attribution, shown_as: '' } };

	const typed = form.get('shown_as');
	const shown_as = typeof typed === 'string' ? typed.trim() : '';
	if (shown_as === '') return { ok: false, errors: { shown_as: [phrase(phrases, 'error_shown_as')] } };
	if (Array.from(shown_as).length > 80) {
		return { ok: false, errors: { shown_as: [phrase(phrases, 'error_long', { most: 80 })] } };
	}
	return { ok: true, changes: { attribution, shown_as } };
}

/** A yes or no to each use; what was not answered is left out, and means no (R35). */
export function usesFrom(form: FormData): Required<Pick<SheetDraft, 'consents'>> & SheetChanges {
	const consents = Object.fromEntries(
		USES.flatMap((use) => {
			const answer = form.get(`may_${use}`);
			return answer === 'yes' || answer === 'no' ? [[use, answer === 'yes']] : [];
		})
	);
	return { consents, consent_months: form.get('consent_months') === '12' ? '12' : '24' };
}

type SheetRead = { ok: true; draft: SheetDraft } | { ok: false; errors: Record<string, string[]> };

/**
 * A whole form at once, as somebody keys it in from paper or writes for somebody. What is not there was not answered: nobody
 * can ask a sheet of paper again.
 */
export function sheetFrom(form: FormData, { content, phrases }: Asked): SheetRead {
	const answers: Answers = {};
	const errors: Record<string, string[]> = {};
	for (const question of content.questions) {
		const read = parseAnswer({ ...question, required: false } as Question, form, phrases);
		if (!read.ok) Object.assign(errors, read.errors);
		else if (read.answer) answers[question.id] = read.answer;
	}
	const name = nameFrom(form, phrases);
	if (!name.ok) Object.assign(errors, name.errors);
	if (!name.ok || Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, draft: { answers, ...usesFrom(form), ...name.changes } as SheetDraft };
}

/** What two people read differently on a form: each question, and what the first one keyed in. */
export function differencesIn(
	differs: Record<string, unknown>,
	{ content }: Asked
): { question: string; first: string }[] {
	return Object.entries(differs).map(([key, value]) => {
		const question = content.questions.find(({ id }) => key === `answers.${id}`);
		return {
			question: question?.title ?? OTHER_PARTS[key] ?? key,
			first: value === null ? 'nothing' : said(value, labelsOf(question))
		};
	});
}

const OTHER_PARTS: Record<string, string> = {
	consents: 'Where the words may go',
	consent_months: 'How long a yes lasts',
	attribution: 'What name goes with the words'
};

const WORDS: [string, string][] = [
	...USES.map((use): [string, string] => [use, USE_NAMES[use]]),
	['anonymous', 'No name'],
	['pen_name', 'A made-up name'],
	['named', 'A real name'],
	['12', 'One year'],
	['24', 'Two years']
];

function labelsOf(question: Question | undefined): Map<string, string> {
	if (!question) return new Map(WORDS);
	const choices = 'options' in question ? question.options : 'items' in question ? question.items : [];
	return new Map(choices.map(({ id, label }) => [id, label]));
}

const VOTES: Record<string, string> = { '1': 'agree', '0': 'pass', '-1': 'disagree' };

/** Ticks as they are said aloud: labels of options and items, numbers and votes as they stand on the paper. */
function said(value: unknown, labels: Map<string, string>): string {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		const parts = Object.entries(value).map(([part, inner]: [string, unknown]) => {
			if (part === 'other') return 'Something else';
			if (part === 'votes') {
				const votes = Object.entries(inner as Record<string, number>);
				return votes
					.map(([id, vote]) => `${labels.get(id) ?? 'Another statement'}: ${VOTES[vote]}`)
					.join(', ');
			}
			if (['chosen', 'number', 'rated'].includes(part)) return said(inner, labels);
			return `${labels.get(part) ?? part}: ${said(inner, labels)}`;
		});
		return parts.filter(Boolean).join(', ');
	}
	if (Array.isArray(value)) return value.map((one) => said(one, labels)).join(', ');
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return labels.get(String(value)) ?? String(value);
}
