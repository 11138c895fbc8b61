// An answer sheet, page by page and as a whole: which page comes next, and the words and figures that are sent.
import { parseAnswer, showAnswer, type Answer, type Answers, type Parsed } from './answers.ts';
import { missing, path } from './branching.ts';
import type { Phrases } from './phrases.ts';
import type { Content, Question } from './questions.ts';
import { dirOf, translated, type TranslatedWords } from './translation.ts';
import type { Crisis } from '../people/me.ts';
import type { Use } from '../contributions/contribution.ts';

/** What somebody added to a set of statements, accepted for others to see. */
export type AddedStatement = { id: string; label: string; lang: string; dir: 'ltr' | 'rtl' };
export type Added = Record<string, AddedStatement[]>;

/** Everything of a sheet under way, as the database keeps it. */
export type SheetDraft = {
	answers?: Answers;
	consents?: Partial<Record<Use, boolean>>;
	consent_months?: '12' | '24';
	attribution?: 'anonymous' | 'pen_name' | 'named';
	shown_as?: string;
};

/** Changes to keep: an answer of null is taken out. */
export type SheetChanges = Omit<SheetDraft, 'answers'> & { answers?: Record<string, Answer | null> };

export type Phase = 'open' | 'not yet' | 'stopped' | 'closed' | 'none';

/** What every answering page says of a consultation. */
export type ConsultationFacts = {
	id: string;
	title: string;
	phase: Phase;
	opens_on: string;
	closes_on: string;
	papers: { title: string; url?: string; note?: string }[];
	asks_equality: boolean;
	ladder_step: number | null;
	heard: boolean;
	programme: string;
	organisation: { name: string; slug: string; crisis: Crisis };
};

/** The questions in one language, as they are put to somebody. */
export type Asked = {
	/** The content in this language, with what others added among the statements. */
	content: Content;
	phrases: Phrases | undefined;
	lang: string;
	dir: 'ltr' | 'rtl';
	added: Added;
};

type Version = {
	content: Content;
	/** The language it was written in. */
	original: string;
	lang: string;
	words: TranslatedWords | null;
	added?: Added;
};

/** Puts a version into its language, and what others added among its statements. */
export function asAsked({ content, original, lang, words, added = {} }: Version): Asked {
	const said = words ? translated(content, words) : content;
	const questions = said.questions.map((question) =>
		question.kind === 'statements'
			? {
					...question,
					items: [...question.items, ...(added[question.id] ?? []).map(({ id, label }) => ({ id, label }))]
				}
			: question
	);
	const shown = words ? lang : original;
	return { content: { ...said, questions }, phrases: said.phrases, lang: shown, dir: dirOf(shown), added };
}

/** One page of the way through the questions. */
export type Step =
	| { key: string; kind: 'note' | 'question' | 'own'; question: Question }
	| { key: string; kind: 'statement'; question: Question & { kind: 'statements' }; place: number };

/** The pages of somebody's way as their answers stand: a content note first, then the question, statements one by one. */
export function stepsOf(questions: Question[], answers: Answers): Step[] {
	return path(questions, answers).flatMap((question): Step[] => {
		const note: Step[] = question.content_note
			? [{ key: `${question.id}.note`, kind: 'note', question }]
			: [];
		if (question.kind !== 'statements') return [...note, { key: question.id, kind: 'question', question }];
		const each = question.items.map((_, place): Step => ({
			key: `${question.id}.${place + 1}`,
			kind: 'statement',
			question,
			place
		}));
		const own: Step[] = question.own_words ? [{ key: `${question.id}.own`, kind: 'own', question }] : [];
		return [...note, ...each, ...own];
	});
}

/** The page after `current`, or null after the last. `past` leaves out what is left of the same question. */
export function stepAfter(
	questions: Question[],
	answers: Answers,
	current: string,
	past = false
): Step | null {
	const steps = stepsOf(questions, answers);
	const at = steps.findIndex(({ key }) => key === current);
	if (at < 0) return steps[0] ?? null;
	const id = steps[at]?.question.id;
	return steps.slice(at + 1).find(({ question }) => !past || question.id !== id) ?? null;
}

/** The page before `current`, or null at the first. */
export function stepBefore(questions: Question[], answers: Answers, current: string): Step | null {
	const steps = stepsOf(questions, answers);
	return steps[steps.findIndex(({ key }) => key === current) - 1] ?? null;
}

/** Where somebody who comes back goes on: after the last thing they answered; null when that was the last page. */
export function resumeAt(questions: Question[], answers: Answers): Step | null {
	const steps = stepsOf(questions, answers);
	const last = steps.findLastIndex((step) => isAnswered(step, answers[step.question.id]));
	return steps[last + 1] ?? null;
}

function isAnswered(step: Step, answer: Answer | undefined): boolean {
	if (!answer) return false;
	if (step.kind === 'question') return true;
	if (!('votes' in answer)) return false;
	if (step.kind === 'own') return (answer.own?.length ?? 0) > 0;
	const item = step.kind === 'statement' ? step.question.items[step.place] : undefined;
	return item !== undefined && answer.votes[item.id] !== undefined;
}

/**
 * Reads what one page posted, and puts it beside what was answered on the other pages of the same question.
 * `lenient`: somebody leaves and comes back, so nothing has to be there yet. Out: the whole answer, as parseAnswer.
 */
export function readStep(
	step: Step,
	form: FormData,
	before: Answer | undefined,
	phrases: Phrases | undefined,
	lenient = false
): Parsed {
	const { question } = step;
	if (step.kind === 'note') return { ok: true, answer: before ?? null };
	if (question.kind !== 'statements') {
		return parseAnswer(lenient ? ({ ...question, required: false } as Question) : question, form, phrases);
	}
	const kept = before && 'votes' in before ? before : { votes: {} };
	const one =
		step.kind === 'statement'
			? { ...question, items: question.items.slice(step.place, step.place + 1), own_words: false }
			: { ...question, items: [] };
	const parsed = parseAnswer({ ...one, required: false }, form, phrases);
	if (!parsed.ok) return parsed;
	const read = parsed.answer && 'votes' in parsed.answer ? parsed.answer : { votes: {} };
	const votes = { ...kept.votes, ...read.votes };
	const own = step.kind === 'own' ? read.own : kept.own;
	const nothing = Object.keys(votes).length === 0 && !own;
	return { ok: true, answer: nothing ? null : { votes, ...(own && { own }) } };
}

/** Rows of the page that shows everything before it is sent. */
export function rowsToCheck({ content, phrases }: Asked, answers: Answers) {
	const steps = stepsOf(content.questions, answers);
	return path(content.questions, answers)
		.filter(({ kind }) => kind !== 'information')
		.map((question) => ({
			id: question.id,
			title: question.title,
			text: showAnswer(question, answers[question.id], phrases),
			step:
				steps.find((step) => step.question.id === question.id && step.kind !== 'note')?.key ?? question.id,
			missing: missing([question], answers).length > 0
		}));
}

/** Where one's own words stand in what is sent: characters from 0, as the database and quotes count them. */
export type Spans = Record<string, { starts: number; ends: number } | Record<string, never>>;

/**
 * What is sent: each question that was answered on this person's way with its answer below it, as the page before
 * showed it, and where their own words stand in it. Words are kept to the letter.
 */
export function toSend({ content, phrases }: Asked, answers: Answers): { words: string; asked: Spans } {
	const asked: Spans = {};
	let words = '';
	for (const question of path(content.questions, answers)) {
		const answer = answers[question.id];
		if (!answer) continue;
		words += `${words && '\n\n'}${question.title}\n${showAnswer(question, answer, phrases)}`;
		const own = 'words' in answer ? answer.words : 'chosen' in answer ? answer.other : undefined;
		const ends = lengthOf(words);
		asked[question.id] = own === undefined ? {} : { starts: ends - lengthOf(own), ends };
	}
	return { words, asked };
}

// By characters and not by UTF-16 units: an emoji is one.
const lengthOf = (text: string) => Array.from(text).length;

/** About how long it takes, in whole minutes and two at least: people write two minutes to an open question and vote six times a minute. */
export function minutesFor(questions: Question[]): number {
	const seconds = questions.reduce((sum, question) => {
		if (question.kind === 'open_text') return sum + 120;
		if (question.kind === 'statements' || question.kind === 'matrix') return sum + 10 * question.items.length;
		return sum + 20;
	}, 0);
	return Math.max(2, Math.ceil(seconds / 60));
}

/** A day in the reader's own language: "1 December 2026", "1 دسمبر، 2026". */
export function dayIn(lang: string, day: string): string {
	return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
		dateStyle: 'long',
		timeZone: 'UTC'
	}).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
}
