// Parts of somebody's words, by character positions as PostgreSQL counts them: code points from 0, the end
// not included. JavaScript counts UTF-16 units, which differ from the first emoji on.

export type Span = { starts: number; ends: number; text: string };

/**
 * The sentences of these words, as the rules of their language break them. Nothing is lost: the texts, joined,
 * are the words byte for byte, with the white space after a sentence belonging to it.
 */
export function sentenceSpans(words: string, lang: string): Span[] {
	let starts = 0;
	return [...segmenter(lang).segment(words)].map(({ segment }) => {
		const span = { starts, ends: starts + lengthOf(segment), text: segment };
		starts = span.ends;
		return span;
	});
}

/** The words between two positions. */
export function spanText(words: string, starts: number, ends: number): string {
	return Array.from(words).slice(starts, ends).join('');
}

/** The same span without white space at its edges, as a quote is kept; null when nothing else is in it. */
export function withoutEdges({ starts, text }: Span): Span | null {
	const start = text.trimStart();
	const kept = start.trimEnd();
	if (kept === '') return null;
	const from = starts + lengthOf(text) - lengthOf(start);
	return { starts: from, ends: from + lengthOf(kept), text: kept };
}

/** Every place where exactly this phrase stands, from the first; the same place is never counted twice. */
export function phraseSpans(words: string, phrase: string): Span[] {
	const found: Span[] = [];
	if (phrase === '') return found;
	let counted = 0;
	let position = 0;
	for (let at = words.indexOf(phrase); at !== -1; at = words.indexOf(phrase, at + phrase.length)) {
		position += lengthOf(words.slice(counted, at));
		counted = at;
		found.push({ starts: position, ends: position + lengthOf(phrase), text: phrase });
	}
	return found;
}

/** Length in characters as PostgreSQL counts them. */
export function lengthOf(text: string): number {
	let length = 0;
	for (const _character of text) length += 1;
	return length;
}

/** A language nobody here knows, or one that is written wrongly, is read by the rules common to all. */
function segmenter(lang: string): Intl.Segmenter {
	try {
		return new Intl.Segmenter(lang, { granularity: 'sentence' });
	} catch {
		return new Intl.Segmenter('und', { granularity: 'sentence' });
	}
}
