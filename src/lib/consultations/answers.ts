// What somebody answered: read from a posted form (the same for a page and for keying in paper), kept as JSON, shown back.
import { phrase, type Phrases } from './phrases.ts';
import { OTHER, steps, type Question, type QuestionOf, type Scale } from './questions.ts';

export type Vote = -1 | 0 | 1;

/** One answer as it is stored: its one key tells what it is. A question that was left out has none. */
export type Answer =
	| { words: string }
	/** Ids of options, in the order of the question; `other` is what was written beside "something else". */
	| { chosen: string[]; other?: string }
	| { number: number }
	/** By id of statement. What was not voted on is absent: a pass is 0. `own`: statements of one's own, to be moderated. */
	| { votes: Record<string, Vote>; own?: string[] }
	/** By id of item. */
	| { rated: Record<string, number> };

/** By id of question. */
export type Answers = Record<string, Answer>;

export type Parsed = { ok: true; answer: Answer | null } | { ok: false; errors: Record<string, string[]> };

const MOST_WORDS = 20_000;
const MOST_OTHER = 1000;
const MOST_STATEMENT = 400;

const VOTES: Record<string, Vote> = { agree: 1, pass: 0, disagree: -1 };
const VOTE_NAMES = { '1': 'agree', '0': 'pass', '-1': 'disagree' } as const;

/**
 * The name of a question's field in a form: "q_<question>", or "q_<question>.<part>" for one item or statement, for
 * the words of "something else" (`other`), and for a statement of one's own (`own`).
 */
export function fieldOf(question: Pick<Question, 'id'>, part?: string): string {
	return part === undefined ? `q_${question.id}` : `q_${question.id}.${part}`;
}

/**
 * Reads the answer to one question from a posted form.
 * In: `form` with the fields that `fieldOf` names; choices and scales post ids and numbers, statements post
 * agree, disagree or pass. For statements give the question with the items this person was shown, others' own included.
 * Out: the answer, null where nothing was answered and nothing has to be, or errors by field, in the version's phrases.
 */
export function parseAnswer(question: Question, form: FormData, phrases?: Phrases): Parsed {
	switch (question.kind) {
		case 'open_text':
			return parseWords(question, form, phrases);
		case 'single_choice':
		case 'multiple_choice':
			return parseChoice(question, form, phrases);
		case 'scale':
			return parseScale(question, form, phrases);
		case 'number':
			return parseNumber(question, form, phrases);
		case 'statements':
			return parseStatements(question, form, phrases);
		case 'matrix':
			return parseMatrix(question, form, phrases);
		case 'information':
			return { ok: true, answer: null };
	}
}

const refused = (field: string, message: string): Parsed => ({ ok: false, errors: { [field]: [message] } });

/** As it was typed; browsers send CRLF where people typed LF. */
function typedIn(form: FormData, field: string): string {
	const value = form.get(field);
	return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}

function given(form: FormData, field: string): string[] {
	return form.getAll(field).filter((value): value is string => typeof value === 'string' && value !== '');
}

/** Words are never trimmed or tidied; nothing but space is nothing. */
function whyNotWords(words: string, most: number, phrases?: Phrases): string | null {
	if (words.includes('\0')) return phrase(phrases, 'error_unkept');
	return Array.from(words).length <= most
		? null
		: phrase(phrases, 'error_long', { most: most.toLocaleString('en-GB') });
}

function parseWords(question: QuestionOf<'open_text'>, form: FormData, phrases?: Phrases): Parsed {
	const words = typedIn(form, fieldOf(question));
	if (words.trim() === '') {
		return question.required
			? refused(fieldOf(question), phrase(phrases, 'error_write'))
			: { ok: true, answer: null };
	}
	const why = whyNotWords(words, MOST_WORDS, phrases);
	return why ? refused(fieldOf(question), why) : { ok: true, answer: { words } };
}

function parseChoice(
	question: QuestionOf<'single_choice'> | QuestionOf<'multiple_choice'>,
	form: FormData,
	phrases?: Phrases
): Parsed {
	const field = fieldOf(question);
	const many = question.kind === 'multiple_choice';
	const ask = phrase(phrases, many ? 'error_choose_some' : 'error_choose');
	const ticked = new Set(given(form, field));
	const chosen = question.options.map(({ id }) => id).filter((id) => ticked.has(id));
	const words = question.own_words ? typedIn(form, fieldOf(question, OTHER)) : '';
	const written = words.trim() !== '';
	// Words written beside "something else" are an answer, ticked or not: none are dropped without a word.
	const other = question.own_words && (ticked.has(OTHER) || (written && (many || chosen.length === 0)));
	if (!many && written && !other) return refused(fieldOf(question, OTHER), phrase(phrases, 'error_one'));
	const count = chosen.length + (other ? 1 : 0);
	const known = [...ticked].every((id) => chosen.includes(id) || (id === OTHER && other));
	if (!known || (!many && count > 1)) return refused(field, ask);
	if (count === 0) return question.required ? refused(field, ask) : { ok: true, answer: null };
	if (many && question.at_most !== undefined && count > question.at_most)
		return refused(field, phrase(phrases, 'error_too_many', { most: question.at_most }));
	if (!other) return { ok: true, answer: { chosen } };

	const why = words.trim() === '' ? phrase(phrases, 'error_other') : whyNotWords(words, MOST_OTHER, phrases);
	return why ? refused(fieldOf(question, OTHER), why) : { ok: true, answer: { chosen, other: words } };
}

/** The step that was chosen, null for none, or 'unknown'. */
function stepFrom(form: FormData, field: string, scale: Scale): number | null | 'unknown' {
	const [value] = given(form, field);
	if (value === undefined) return null;
	return steps(scale).find((step) => String(step) === value) ?? 'unknown';
}

function parseScale(question: QuestionOf<'scale'>, form: FormData, phrases?: Phrases): Parsed {
	const step = stepFrom(form, fieldOf(question), question.scale);
	if (step === 'unknown' || (step === null && question.required))
		return refused(fieldOf(question), phrase(phrases, 'error_choose'));
	return { ok: true, answer: step === null ? null : { number: step } };
}

function parseNumber(question: QuestionOf<'number'>, form: FormData, phrases?: Phrases): Parsed {
	const field = fieldOf(question);
	const ask = phrase(phrases, question.whole ? 'error_whole' : 'error_number');
	const value = typedIn(form, field).trim();
	if (value === '') return question.required ? refused(field, ask) : { ok: true, answer: null };
	// "1,500" is one and a half thousand, as people in England write it.
	const plain = value.replace(/(?<=\d)[,\s](?=\d{3}(\D|$))/g, '');
	const number = /^[-+]?\d{1,15}(\.\d{1,6})?$/.test(plain) ? Number(plain) : NaN;
	if (Number.isNaN(number) || (question.whole && !Number.isInteger(number))) return refused(field, ask);
	if (question.min !== undefined && number < question.min)
		return refused(field, phrase(phrases, 'error_least', { least: question.min }));
	if (question.max !== undefined && number > question.max)
		return refused(field, phrase(phrases, 'error_most', { most: question.max }));
	return { ok: true, answer: { number } };
}

function parseStatements(question: QuestionOf<'statements'>, form: FormData, phrases?: Phrases): Parsed {
	const votes: Record<string, Vote> = {};
	for (const { id } of question.items) {
		const [value] = given(form, fieldOf(question, id));
		if (value === undefined) continue;
		const vote = VOTES[value];
		if (vote === undefined) return refused(fieldOf(question, id), phrase(phrases, 'error_choose'));
		votes[id] = vote;
	}
	const own = question.own_words
		? given(form, fieldOf(question, 'own'))
				.map((words) => words.replaceAll('\r\n', '\n'))
				.filter((words) => words.trim() !== '')
		: [];
	for (const words of own) {
		const why = whyNotWords(words, MOST_STATEMENT, phrases);
		if (why) return refused(fieldOf(question, 'own'), why);
	}
	if (Object.keys(votes).length + own.length === 0) {
		return question.required
			? refused(fieldOf(question, question.items[0]?.id), phrase(phrases, 'error_vote'))
			: { ok: true, answer: null };
	}
	return { ok: true, answer: { votes, ...(own.length > 0 && { own }) } };
}

function parseMatrix(question: QuestionOf<'matrix'>, form: FormData, phrases?: Phrases): Parsed {
	const rated: Record<string, number> = {};
	const errors: Record<string, string[]> = {};
	for (const { id } of question.items) {
		const step = stepFrom(form, fieldOf(question, id), question.scale);
		if (step === 'unknown' || (step === null && question.required))
			errors[fieldOf(question, id)] = [phrase(phrases, 'error_choose')];
		else if (step !== null) rated[id] = step;
	}
	if (Object.keys(errors).length > 0) return { ok: false, errors };
	return { ok: true, answer: Object.keys(rated).length > 0 ? { rated } : null };
}

/** The answer as its giver sees it, in lines: labels and not ids, their own words whole. */
export function showAnswer(question: Question, answer: Answer | null | undefined, phrases?: Phrases): string {
	const lines = answer ? linesOf(question, answer, phrases) : [];
	return lines.length > 0 ? lines.join('\n') : phrase(phrases, 'not_answered');
}

function linesOf(question: Question, answer: Answer, phrases?: Phrases): string[] {
	if (question.kind === 'open_text' && 'words' in answer) return [answer.words];
	if ((question.kind === 'single_choice' || question.kind === 'multiple_choice') && 'chosen' in answer) {
		const labels = question.options.filter(({ id }) => answer.chosen.includes(id)).map(({ label }) => label);
		const other = answer.other;
		return other ? [...labels, `${phrase(phrases, 'something_else')}: ${other}`] : labels;
	}
	if (question.kind === 'scale' && 'number' in answer) {
		return [`${answer.number} (${phrase(phrases, 'scale_ends', question.scale)})`];
	}
	if (question.kind === 'number' && 'number' in answer) {
		const number = answer.number.toLocaleString('en-GB', { maximumFractionDigits: 6 });
		return [question.unit ? `${number} ${question.unit}` : number];
	}
	if (question.kind === 'statements' && 'votes' in answer) {
		const voted = question.items.flatMap(({ id, label }) => {
			const vote = answer.votes[id];
			return vote === undefined ? [] : [`${phrase(phrases, VOTE_NAMES[`${vote}`])}: ${label}`];
		});
		return [...voted, ...(answer.own ?? [])];
	}
	if (question.kind === 'matrix' && 'rated' in answer) {
		return question.items.flatMap(({ id, label }) => {
			const step = answer.rated[id];
			return step === undefined ? [] : [`${label}: ${step}`];
		});
	}
	return [];
}

/** What was answered, as `show_if` asks for it: ids of options, OTHER, or the step of a scale. */
export function valuesIn(answer: Answer | undefined): string[] {
	if (!answer) return [];
	if ('chosen' in answer) return answer.other === undefined ? answer.chosen : [...answer.chosen, OTHER];
	return 'number' in answer ? [String(answer.number)] : [];
}

/** The person's own words in an answer: each of these becomes a contribution when the answers are sent. */
export function wordsIn(answer: Answer | undefined): string[] {
	if (!answer) return [];
	if ('words' in answer) return [answer.words];
	if ('chosen' in answer) return answer.other === undefined ? [] : [answer.other];
	return 'votes' in answer ? (answer.own ?? []) : [];
}
