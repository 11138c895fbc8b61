// What a consultation asks: the content of one version in one language, as it is stored (JSON), built, drawn and answered.
// Ids are given once and are the same in every language and on paper; only words are translated.
import { z } from 'zod';
import { PHRASES, type Phrase } from './phrases.ts';

export const KINDS = [
	'open_text',
	'single_choice',
	'multiple_choice',
	'scale',
	'number',
	'statements',
	'matrix',
	'information'
] as const;
export type QuestionKind = (typeof KINDS)[number];

export const KIND_NAMES: Record<QuestionKind, string> = {
	open_text: 'Open question, answered in own words',
	single_choice: 'Choose one',
	multiple_choice: 'Choose any',
	scale: 'Scale',
	number: 'Number',
	statements: 'Statements to agree with, disagree with or pass',
	matrix: 'One scale for several things',
	information: 'Words to read, with nothing to answer'
};

/** Stands for "something else, in my own words" where a choice allows it, in answers and in `show_if`. */
export const OTHER = 'other';

const text = (most: number, ask: string) =>
	z
		.string(ask)
		.trim()
		.min(1, ask)
		.max(most, `Use ${most.toLocaleString('en-GB')} characters or fewer`);

// No hyphen: a field whose name ends in "-day" is read as a date. No dot: fields are "q_<question>.<part>".
const id = z
	.string()
	.regex(
		/^[a-z][a-z0-9_]{0,39}$/,
		'Use small letters, numbers and underscores: 40 characters at most, a letter first'
	);

const whole = (ask: string) => z.number(ask).int(ask);

const choice = z.object({ id, label: text(400, 'Enter the words of each answer') });
const once = (list: { id: string }[]) => new Set(list.map((one) => one.id)).size === list.length;
const choices = (least: number, most: number, what: string) =>
	z
		.array(choice)
		.min(least, `Enter at least ${least} ${what}`)
		.max(most, `Enter ${most} ${what} at most`)
		.refine(once, 'Two of these have the same id');
// Seed statements are ours; the participants' own, once moderated in, are asked under the id of their contribution.
const statements = z
	.array(choice.extend({ id: id.or(z.guid()) }))
	.min(1, 'Enter at least 1 statement')
	.max(500, 'Enter 500 statements at most')
	.refine(once, 'Two of these have the same id');

const scale = z
	.object({
		from: whole('Enter the lowest number').min(0, 'Start at 0 or 1').max(1, 'Start at 0 or 1'),
		to: whole('Enter the highest number').min(2, 'End at 2 or more').max(10, 'End at 10 or less'),
		from_label: text(80, 'Say what the lowest number means'),
		to_label: text(80, 'Say what the highest number means')
	})
	.strict();

const showIf = z
	.object({
		question: id,
		/** One of these was chosen: ids of options, OTHER, or a step of a scale as text. */
		is: z.array(z.string().min(1)).min(1, 'Choose at least one answer').max(40)
	})
	.strict();

const asked = {
	id,
	title: text(400, 'Enter the question'),
	hint: text(1000, 'Enter the hint').optional(),
	/** Said before the question is shown, on a page of its own, so that somebody may skip it (domain.md R49). */
	content_note: text(400, 'Enter the content note').optional(),
	/** Only where it must be: everything may be left out otherwise. */
	required: z.boolean().default(false),
	/** Said to the person where an answer is needed: why nothing can be sent without it. */
	required_because: text(400, 'Say why this must be answered').optional(),
	/** Null or absent: everybody is asked. */
	show_if: showIf.nullable().optional()
};

/** An answer "something else", in own words, besides the options. */
const ownWords = z.boolean().default(false);

const noOther = (question: { options: { id: string }[] }) =>
	!question.options.some((option) => option.id === OTHER);
const otherIsTaken = { path: ['options'], message: `“${OTHER}” stands for an answer in own words` };

export const question = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('open_text'), ...asked }).strict(),
	z
		.object({
			kind: z.literal('single_choice'),
			...asked,
			options: choices(2, 40, 'answers'),
			own_words: ownWords
		})
		.strict()
		.refine(noOther, otherIsTaken),
	z
		.object({
			kind: z.literal('multiple_choice'),
			...asked,
			options: choices(2, 40, 'answers'),
			own_words: ownWords,
			at_most: whole('Enter how many may be chosen').min(1, 'Enter 1 or more').optional()
		})
		.strict()
		.refine(noOther, otherIsTaken),
	z.object({ kind: z.literal('scale'), ...asked, scale }).strict(),
	z
		.object({
			kind: z.literal('number'),
			...asked,
			min: z.number('Enter the least number').optional(),
			max: z.number('Enter the most number').optional(),
			/** Said after the number: "hours", "years". */
			unit: text(40, 'Enter what is counted').optional(),
			whole: z.boolean().default(true)
		})
		.strict()
		.refine(({ min, max }) => min === undefined || max === undefined || min < max, {
			path: ['max'],
			message: 'The most must be more than the least'
		}),
	z
		.object({
			kind: z.literal('statements'),
			...asked,
			items: statements,
			/** Participants may add statements of their own; each is moderated before others are asked about it. */
			own_words: ownWords
		})
		.strict(),
	z.object({ kind: z.literal('matrix'), ...asked, items: choices(2, 30, 'things to rate'), scale }).strict(),
	z
		.object({
			kind: z.literal('information'),
			...asked,
			title: text(400, 'Enter a heading'),
			text: text(4000, 'Enter the words to read'),
			required: z.literal(false).default(false)
		})
		.strict()
]);
export type Question = z.output<typeof question>;
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;
export type Choice = { id: string; label: string };
export type Scale = z.output<typeof scale>;

const phrases = z.partialRecord(
	z.enum(Object.keys(PHRASES) as [Phrase, ...Phrase[]]),
	text(2000, 'Enter the words')
);

export const content = z
	.object({
		title: text(200, 'Enter a title'),
		why: text(4000, 'Say why you are asking'),
		can_change: text(2000, 'Say what can change'),
		cannot_change: text(2000, 'Say what cannot change'),
		content_note: text(400, 'Enter the content note').optional(),
		questions: z.array(question).min(1, 'Add a question').max(100, 'Ask 100 questions at most'),
		phrases: phrases.optional()
	})
	.strict()
	.superRefine(({ questions }, context) => {
		for (const [index, one] of questions.entries()) {
			const before = questions.slice(0, index);
			if (before.some((other) => other.id === one.id)) {
				context.addIssue({
					code: 'custom',
					path: ['questions', index, 'id'],
					message: 'Another question has this id'
				});
			}
			const why = whyNotShowIf(one, before);
			if (why) context.addIssue({ code: 'custom', path: ['questions', index, 'show_if'], message: why });
		}
	});
export type Content = z.output<typeof content>;

/** What a question's answer may be asked for in `show_if`: ids of options, OTHER, steps of a scale. Empty: it leads nowhere. */
export function leadsBy(one: Question): string[] {
	switch (one.kind) {
		case 'single_choice':
		case 'multiple_choice':
			return [...one.options.map((option) => option.id), ...(one.own_words ? [OTHER] : [])];
		case 'scale':
			return steps(one.scale).map(String);
		default:
			return [];
	}
}

/** Each number of a scale, lowest first. */
export function steps({ from, to }: Scale): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Why this question's `show_if` does not hold together with the questions before it, or null. */
export function whyNotShowIf(one: Question, before: Question[]): string | null {
	if (!one.show_if) return null;
	const { question: asks, is } = one.show_if;
	const source = before.find((other) => other.id === asks);
	if (!source) return 'This depends on a question that does not come before it';
	const possible = leadsBy(source);
	if (possible.length === 0) return 'This depends on a question that has no answers to choose from';
	return is.every((value) => possible.includes(value))
		? null
		: 'This depends on an answer that the question does not have';
}

/** Stored or built content, or what is wrong with it by place: {"questions.2.options": ["Enter at least 2 answers"]}. */
export function parseContent(
	given: unknown
): { ok: true; content: Content } | { ok: false; errors: Record<string, string[]> } {
	const parsed = content.safeParse(given);
	if (parsed.success) return { ok: true, content: parsed.data };

	const errors: Record<string, string[]> = {};
	for (const { path, message } of parsed.error.issues) {
		(errors[path.join('.') || 'form'] ??= []).push(message);
	}
	return { ok: false, errors };
}

/** Why a version in another language does not ask the same as the first, by question; empty when it does. */
export function differences(first: Content, other: Content): { question: string; what: string }[] {
	const found: { question: string; what: string }[] = [];
	const shape = (one: Question) =>
		JSON.stringify([
			one.kind,
			one.required,
			one.show_if ?? null,
			Boolean(one.content_note),
			'own_words' in one && one.own_words,
			'options' in one && one.options.map((option) => option.id),
			'items' in one && one.items.map((item) => item.id),
			'scale' in one && steps(one.scale),
			one.kind === 'number' && [one.min, one.max, one.whole],
			one.kind === 'multiple_choice' && one.at_most
		]);
	for (const one of first.questions) {
		const twin = other.questions.find((question) => question.id === one.id);
		if (!twin) found.push({ question: one.id, what: 'This question is missing' });
		else if (shape(twin) !== shape(one))
			found.push({ question: one.id, what: 'This question asks something else' });
	}
	for (const { id } of other.questions) {
		if (!first.questions.some((one) => one.id === id))
			found.push({ question: id, what: 'This question is not in the first version' });
	}
	const order = (version: Content) => version.questions.map((one) => one.id).join();
	if (found.length === 0 && order(first) !== order(other))
		found.push({ question: other.questions[0]!.id, what: 'The questions are in another order' });
	return found;
}
