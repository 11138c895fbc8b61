// Reading with a pencil: what somebody said, in parts that can be ticked, and what already rests on each.
import type { Attribution, Kind } from '../contributions/contribution.ts';
import { phraseSpans, sentenceSpans, withoutEdges } from '../contributions/spans.ts';
import type { Hard } from '../reading/reading.ts';

export type Mark = { insight_id: string; number: number; starts: number; ends: number };
export type Reading = {
	id: string;
	given_on: string;
	kind: Kind;
	lang: string;
	dir: 'ltr' | 'rtl';
	words: string;
	cut: boolean;
	attribution: Attribution;
	/** Null where there is none, or where it is for nobody who reads a list. */
	shown_as: string | null;
	/** Said before the words, where something hard is in them. */
	content_note: string;
	hard: Hard | null;
	from: string | null;
	marks: Mark[];
};
export type ReadingPage = {
	/** The words that were looked for. */
	search: string | null;
	contributions: Reading[];
	next: { on: string; id: string } | null;
};

export type LeftOut = {
	left_out: {
		id: string;
		words: string;
		cut: boolean;
		lang: string;
		dir: 'ltr' | 'rtl';
		shown_as: string | null;
		given_on: string;
		hard: Hard | null;
		codes: string[];
		/** Words it has in common, where no code says what is near. */
		shared: string[];
		/** Carries a code of words that are quoted against it. */
		against: boolean;
	}[];
	/** Any of its quotes carries a code. */
	coded: boolean;
	passed_over: {
		id: string;
		words: string;
		lang: string;
		dir: 'ltr' | 'rtl';
		hard: Hard | null;
		by: string;
		at: string;
	}[];
};

/** Parts of one contribution that touch become one span, in order, so that a passage stays a passage. */
export function mergeSpans(spans: { starts: number; ends: number }[]): { starts: number; ends: number }[] {
	const merged: { starts: number; ends: number }[] = [];
	for (const { starts, ends } of [...spans].sort((a, b) => a.starts - b.starts)) {
		const last = merged.at(-1);
		if (last && starts <= last.ends) last.ends = Math.max(last.ends, ends);
		else merged.push({ starts, ends });
	}
	return merged;
}

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
