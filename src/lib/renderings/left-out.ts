// What is left out of somebody's words where others read them: chosen by sentence or by the exact words, shown before it is done.
import { phraseSpans, withoutEdges } from '../contributions/spans.ts';

export type Stretch = { starts: number; ends: number };

export const REASONS = [
	'names somebody',
	'could point to somebody',
	'contact details',
	'health of somebody else'
] as const;
export type Reason = (typeof REASONS)[number];

export const REASON_LABELS: Record<Reason, string> = {
	'names somebody': 'It names somebody',
	'could point to somebody': 'It could point to somebody: a place, a day, something only one person does',
	'contact details': 'It has an address, a number or another way to reach somebody',
	'health of somebody else': 'It is about the health of somebody else'
};

export type LeftOut = Stretch & { id: string; words: string; reason: Reason; made_at: string };

/** What stands in the place of a stretch: the database writes the same (private.words_out). */
export const GAP = '[…]';

/** The words as others will read them: overlapping stretches, and such as follow at once, are one gap. */
export function wordsOut(words: string, stretches: Stretch[]): string {
	const characters = Array.from(words);
	let shown = '';
	let at = 0;
	let last = -1;
	for (const { starts, ends } of [...stretches].sort((a, b) => a.starts - b.starts || a.ends - b.ends)) {
		if (starts > at || last < at) shown += characters.slice(at, Math.max(at, starts)).join('') + GAP;
		at = Math.max(at, ends);
		last = at;
	}
	return shown + characters.slice(at).join('');
}

/**
 * The stretches that were chosen: sentences that were ticked, without the white space at their edges, and every place where the
 * exact words stand. A reason where the exact words are nowhere.
 */
export function chosenStretches(
	words: string,
	sentences: Stretch[],
	exact: string
): Stretch[] | 'not-in-these-words' {
	const characters = Array.from(words);
	const ticked = sentences.flatMap(({ starts, ends }) => {
		const kept = withoutEdges({ starts, ends, text: characters.slice(starts, ends).join('') });
		return kept ? [{ starts: kept.starts, ends: kept.ends }] : [];
	});
	const phrase = exact.trim();
	if (phrase === '') return ticked;

	const found = phraseSpans(words, phrase).map(({ starts, ends }) => ({ starts, ends }));
	return found.length ? [...ticked, ...found] : 'not-in-these-words';
}
