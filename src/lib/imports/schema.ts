import { z } from 'zod';
import { USES } from '../contributions/contribution.ts';
import { dateField, ticks } from '../platform/forms.ts';
import { MEANINGS, type Columns } from './import.ts';

const programme = z.guid('Choose a programme');
const lang = z
	.string()
	.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Choose the language most of the words are in');

export const newTable = z.object({
	programme,
	name: z.string().trim().min(2, 'Enter a name for this import').max(160, 'Use 160 characters or fewer')
});

export const newPolis = z.object({ programme, lang });

const column = z
	.string()
	.optional()
	.transform((chosen) => (chosen ? Number(chosen) : undefined))
	.pipe(z.int().min(0).max(199).optional());

const columns = {
	words: column,
	date: column,
	lang: column,
	shown_as: column,
	person: column,
	reference: column
};

export const chosenColumns = z
	.object({
		...columns,
		delimiter: z.string().max(1).optional(),
		default_lang: lang,
		given_on: dateField('Enter a day that exists')
	})
	.superRefine((chosen, context) => {
		const say = (field: string, message: string) =>
			context.addIssue({ code: 'custom', path: [field], message });
		if (chosen.words === undefined) say('words', 'Choose the column that holds the words');
		if (chosen.date === undefined && !chosen.given_on) {
			say('given_on', 'Choose a column for the date, or enter one day for all rows');
		}
		const taken = new Set<number>();
		for (const { meaning } of MEANINGS) {
			const at = chosen[meaning];
			if (at === undefined) continue;
			if (taken.has(at))
				say(meaning, 'Another line above has this column already. Choose one column for each.');
			taken.add(at);
		}
	})
	.transform(({ default_lang, given_on, delimiter, ...columns }) => ({
		columns: columns as Columns,
		lang: default_lang,
		given_on: given_on ?? null,
		delimiter: delimiter || null
	}));

export const chosenDelimiter = z.object({
	delimiter: z.string().min(1, 'Choose what separates the columns').max(1)
});

export const terms = z
	.object({ uses: ticks(USES), wording: z.string().max(4000, 'Use 4,000 characters or fewer').default('') })
	.refine(({ uses, wording }) => uses.length === 0 || wording.trim() !== '', {
		path: ['wording'],
		message: 'Enter the wording or licence that people agreed to'
	});
