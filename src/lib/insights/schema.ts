import { z } from 'zod';
import { ticks } from '../platform/forms.ts';
import { COMPETENCIES, PARTS } from './pcref.ts';

const statement = z
	.string('Write what you understood, in plain words')
	.trim()
	.min(1, 'Write what you understood, in plain words')
	.max(1000, 'Use 1,000 characters or fewer');

/** Ids that were ticked: none, one or many arrive as nothing, a string or a list. */
export const ids = z.preprocess(
	(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
	z.array(z.guid())
);

/** At the desk, kept as a view so that no address holds the words. */
export const wordsToLookFor = z.object({
	search: z.string().trim().max(400, 'Use 400 characters or fewer').default(''),
	unused: z.literal('1').optional()
});

export const newInsight = z.object({ programme: z.guid('Choose a programme'), statement });

/** From which wording and in which state it was written: 0 and '' lead to the page where wordings meet. */
export const rewording = z.object({
	statement,
	version: z.coerce.number().int().min(0).max(100000).catch(0),
	state: z.string().catch('')
});

/** On the page where two wordings meet: theirs stays, or one is written. */
export const meeting = rewording
	.omit({ statement: true })
	.extend({ choice: z.enum(['theirs', 'mine', 'both'], 'Choose a wording'), mine: statement, statement });

export const aboutPcref = z.object({
	parts: ticks(PARTS),
	competencies: ticks(COMPETENCIES)
});

export const stance = z.object({ quote: z.guid(), stance: z.enum(['for', 'against']) });

/** Sentences arrive as "starts-ends"; exact words stand for a part of a sentence. */
export const newQuotes = z
	.object({
		contribution: z.guid(),
		sentences: z.preprocess(
			(value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
			z.array(
				z
					.string()
					.regex(/^\d{1,6}-\d{1,6}$/)
					.transform((text) => {
						const [starts = 0, ends = 0] = text.split('-').map(Number);
						return { starts, ends };
					})
			)
		),
		exact: z.string().optional().default(''),
		stance: z.enum(['for', 'against']).catch('for')
	})
	.refine(({ sentences, exact }) => sentences.length > 0 || exact.trim() !== '', {
		path: ['exact'],
		message: 'Tick a sentence, or write the exact words'
	});

export const removal = z.object({ quote: z.guid() });

const answer = z.enum(
	['agree', 'more', 'correct', 'object'],
	'Choose one: it is right, it needs correcting, or you object'
);
const theirWords = z.string().max(5000, 'Use 5,000 characters or fewer').optional().default('');
/** Whoever does more than agree says what, in their own words. */
const inTheirWords = ({ answer, words }: { answer: string; words: string }, context: z.RefinementCtx) => {
	if (answer === 'agree' || words.trim() !== '') return;
	const message = answer === 'more' ? 'Say what you want to add' : 'Say what is not right, in your own words';
	context.addIssue({ code: 'custom', path: ['words'], message });
};

export const checkAnswer = z.object({ answer, words: theirWords }).superRefine(inTheirWords);

const needsName = ({ signs, sign_as }: { signs: string; sign_as: string }) =>
	(signs !== 'named' && signs !== 'pen_name') || sign_as !== '';
const noName = { path: ['sign_as'], message: 'Enter the name to show' };
const nameShown = z.string().trim().max(80, 'Use 80 characters or fewer').optional().default('');

export const signing = z
	.object({
		signs: z.enum(['named', 'pen_name', 'unnamed', 'no'], 'Choose how to sign'),
		sign_as: nameShown
	})
	.refine(needsName, noName);

export const recordedAnswer = z
	.object({
		answer: z.enum(['agree', 'more', 'correct', 'object'], 'Choose what they said'),
		words: theirWords,
		how: z.enum(['by phone', 'in person', 'by letter'], 'Choose how they answered'),
		signs: z.enum(['named', 'pen_name', 'unnamed', 'no']).catch('no'),
		sign_as: nameShown
	})
	.superRefine(inTheirWords)
	.refine(needsName, noName);

/** The same from whoever holds the code of a letter. */
export const answerByCode = z
	.object({
		answer,
		words: theirWords,
		signs: z.enum(['named', 'pen_name', 'unnamed', 'no']).catch('no'),
		sign_as: nameShown
	})
	.superRefine(inTheirWords)
	.refine(needsName, noName);

export const checkRule = z.object({
	waits: z.enum(['all_or_days', 'days', 'all'], 'Choose how long an insight waits for answers'),
	objections_answered: z
		.enum(['yes', 'no'], 'Choose whether objections are answered first')
		.transform((chosen) => chosen === 'yes'),
	least_share: z
		.string('Enter a number from 0 to 100')
		.trim()
		.regex(/^\d{1,3}$/, 'Enter a number from 0 to 100')
		.transform(Number)
		.refine((share) => share <= 100, 'Enter a number from 0 to 100'),
	reason: z
		.string('Say why the rule changes')
		.trim()
		.min(1, 'Say why the rule changes')
		.max(1000, 'Use 1,000 characters or fewer')
});

export const letters = z.object({
	people: ids.refine((chosen) => chosen.length > 0, 'Choose whom to write to')
});
export const voice = z.object({ contribution: z.guid(), stance: z.enum(['for', 'against']).catch('for') });

export const reply = z.object({
	reply: z
		.string('Write what you answer them')
		.trim()
		.min(1, 'Write what you answer them')
		.max(5000, 'Use 5,000 characters or fewer')
});

export const merging = z.object({
	insights: ids.refine((chosen) => chosen.length > 0, 'Choose at least one other insight'),
	statement
});

export const splitting = z.object({
	first: statement,
	second: statement,
	quotes_first: ids,
	quotes_second: ids
});

export const replacement = z.object({ statement });
