// Suggestions: codes that may fit some words, and words like them. Always with the words by which; never more than a hint.
import { lengthOf, sentenceSpans, withoutEdges, type Span } from '../contributions/spans.ts';
import type { Hard } from '../reading/reading.ts';

export type Suggestion = { code: string; name: string; definition: string; because: string[] };
export type Suggestions = {
	suggestions: Suggestion[];
	/** How many the signed-in person dismissed. */
	dismissed: number;
};

export type MayFit = {
	name: string;
	/** The id of its programme. */
	programme: string;
	passages: {
		contribution: string;
		given_on: string;
		lang: string;
		dir: 'ltr' | 'rtl';
		hard: Hard | null;
		words: string;
		because: string[];
	}[];
	/** Through how many contributions it looked. */
	looked: number;
	next: { on: string; id: string } | null;
};

/** Words like others. Long ones are shown from their beginning. */
export type SimilarWords = {
	id: string;
	given_on: string;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	hard: Hard | null;
	/** What both say, as it stands in the first. */
	shared: string[];
};

/**
 * The sentences that hold one of these words, without white space at their edges: what a suggestion is accepted over. Of
 * words that come often only the first 20 sentences; none where no sentence holds any.
 */
export function sentencesWith(
	words: string,
	lang: string,
	because: string[]
): { starts: number; ends: number }[] {
	return sentenceSpans(words, lang)
		.filter(({ text }) => because.some((word) => text.toLowerCase().includes(word)))
		.flatMap((span): Span[] => {
			const kept = withoutEdges(span);
			return kept ? [kept] : [];
		})
		.slice(0, 20)
		.map(({ starts, ends }) => ({ starts, ends }));
}

/** The words cut into stretches, those by which it was suggested marked. Joined they are the words again. */
export function marked(words: string, because: string[]): { text: string; mark: boolean }[] {
	if (because.length === 0) return [{ text: words, mark: false }];
	const any = because
		.toSorted((one, other) => lengthOf(other) - lengthOf(one))
		.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
		.join('|');
	// Letters and vowel signs on either side make another word of it.
	const whole = new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])(${any})(?![\p{L}\p{M}\p{N}])`, 'giu');
	return words
		.split(whole)
		.map((text, place) => ({ text, mark: place % 2 === 1 }))
		.filter(({ text }) => text !== '');
}

/** As many words as a list shows; whoever wants the rest opens them. */
export function beginning(words: string, most = 600): string {
	const characters = Array.from(words);
	return characters.length <= most ? words : `${characters.slice(0, most).join('').trimEnd()}…`;
}

export function lookedSentence({ looked, next }: Pick<MayFit, 'looked' | 'next'>): string {
	if (looked === 0) return 'Nothing was said here that it has not been put to.';
	const many = looked === 1 ? '1 contribution' : `${looked} contributions`;
	return next ? `Looked through ${many}, the newest first.` : `Looked through ${many}. There are no others.`;
}
