// Reading with a pencil: what somebody said, in parts that can be ticked, and what already rests on each.
import { phraseSpans, sentenceSpans, withoutEdges } from '../contributions/spans.ts';
import { mergeSpans, type Mark, type Reading } from './insight.ts';

export type Part = { starts: number; ends: number; text: string; marks: Mark[] };

/** The sentences of what was said; white space alone stands between them and cannot be ticked. */
export function partsOf({ words, lang, marks }: Pick<Reading, 'words' | 'lang' | 'marks'>): Part[] {
	return sentenceSpans(words, lang).map((span) => ({
		...span,
		marks: marks.filter(({ starts, ends }) => starts < span.ends && ends > span.starts)
	}));
}

/**
 * The spans that were chosen: sentences that stand side by side become one, and exact words are found where they
 * stand first. White space at the edges is left out. A reason when the exact words are not there.
 */
export function quotedSpans(
	{ words }: Pick<Reading, 'words'>,
	sentences: { starts: number; ends: number }[],
	exact: string
): { starts: number; ends: number }[] | 'not-in-these-words' {
	const characters = Array.from(words);
	const spans = mergeSpans(sentences).flatMap(({ starts, ends }) => {
		const kept = withoutEdges({ starts, ends, text: characters.slice(starts, ends).join('') });
		return kept ? [{ starts: kept.starts, ends: kept.ends }] : [];
	});
	const phrase = exact.trim();
	if (phrase === '') return spans;

	// Browsers send line breaks as LF or CRLF; words from an import keep whichever they came with.
	const [found] = [...phraseSpans(words, phrase), ...phraseSpans(words, phrase.replaceAll('\n', '\r\n'))];
	if (!found) return 'not-in-these-words';
	return [...spans, { starts: found.starts, ends: found.ends }];
}
