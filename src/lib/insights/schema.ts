import { z } from 'zod';

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

export const newInsight = z.object({ programme: z.guid('Choose a programme'), statement });

export const rewording = z.object({ statement, expected: z.string() });

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
		exact: z.string().optional().default('')
	})
	.refine(({ sentences, exact }) => sentences.length > 0 || exact.trim() !== '', {
		path: ['exact'],
		message: 'Tick a sentence, or write the exact words'
	});

export const removal = z.object({ quote: z.guid() });

const answer = z.enum(
	['agree', 'correct', 'object'],
	'Choose one: it is right, it needs correcting, or you object'
);
const theirWords = z.string().max(5000, 'Use 5,000 characters or fewer').optional().default('');
const said = {
	path: ['words'],
	message: 'Say what is not right, in your own words'
};
const needsWords = ({ answer, words }: { answer: string; words: string }) =>
	answer === 'agree' || words.trim() !== '';

export const checkAnswer = z.object({ answer, words: theirWords }).refine(needsWords, said);

export const recordedAnswer = z
	.object({
		answer: z.enum(['agree', 'correct', 'object'], 'Choose what they said'),
		words: theirWords,
		how: z.enum(['by phone', 'in person', 'by letter'], 'Choose how they answered')
	})
	.refine(needsWords, { path: ['words'], message: 'Write what is not right, in their own words' });

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
