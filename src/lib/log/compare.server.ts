// Comparing a printed head with the book: as 44 letters or as twelve words, with the number of pages it was printed for.
import { z } from 'zod';
import { fromBase64, toBase64 } from './bytes';
import { rootOf } from './proofs.server';
import { readWords, wordsOf } from './words';

export const printedSchema = z.object({
	pages: z
		.string()
		.transform((typed) => typed.replace(/[\s,.]/g, ''))
		.pipe(
			z.string().regex(/^[1-9]\d{0,14}$/, 'Write the number of pages that stands beside it, such as 12,408')
		)
		.transform(Number),
	printed: z
		.string()
		.trim()
		.min(1, 'Write the 44 letters, or the 12 words')
		.max(400, 'That is too long for 44 letters or 12 words')
});

export type Compared = 'same' | 'other';
type Refusal = { field: 'pages' | 'printed'; sentence: string };

/** Whether the published book with its first so many pages has this printed fingerprint, or what is wrong with what was typed. */
export async function compare({
	pages,
	printed
}: z.output<typeof printedSchema>): Promise<Compared | Refusal> {
	const letters = fromBase64(printed.replace(/\s/g, ''));
	const words = readWords(printed);
	if (letters?.length !== 32 && !words) {
		return {
			field: 'printed',
			sentence:
				'These are neither 44 letters with = at the end nor 12 words of the list. Look at the print again: capitals matter in letters'
		};
	}
	const root = await rootOf(pages);
	if (!root) {
		return {
			field: 'pages',
			sentence:
				'The published book has not so many pages. Look at the number again; if it is right, that is news: tell those who seal the book'
		};
	}
	const same = words
		? wordsOf(root).join(' ') === words.join(' ')
		: toBase64(root) === printed.replace(/\s/g, '');
	return same ? 'same' : 'other';
}
