// Coding: which codes there are, which words were chosen, and how a round stands.
import { quotedSpans } from '../insights/reading.ts';
import { lengthOf, sentenceSpans } from '../contributions/spans.ts';
import type { Hard, Sitting } from '../reading/reading.ts';

export type Code = { id: string; parent_id: string | null; name: string; definition: string };

/** One span that somebody put a code to. */
export type Coding = {
	id: string;
	code_id: string;
	name: string;
	starts: number;
	ends: number;
	mine: boolean;
	by: string;
	how: 'by reading' | 'from a suggestion' | 'carried over';
};

export type Settled = { code_id: string; name: string; fits: boolean; reason: string };

/** What coding_desk tells (0074). */
export type Desk = {
	id: string;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	given_on: string;
	programme: { id: string; slug: string; title: string };
	from: string | null;
	hard: Hard | null;
	picture: { alt: string; width: number; height: number } | null;
	codes: Code[];
	recent: string[];
	apart: boolean;
	codings: Coding[];
	settled: Settled[];
	round: {
		id: string;
		title: string;
		closed: boolean;
		done: boolean;
		/** Everybody is done with it, so that the codes of all are told. */
		all_done: boolean;
		total: number;
		mine_left: number | null;
	} | null;
};

export type RoundRow = {
	id: string;
	title: string;
	programme: string;
	made_at: string;
	closed_at: string | null;
	coders: string[];
	total: number;
	finished: number;
	mine_left: number | null;
};

export type Passed = {
	id: string;
	given_on: string;
	by: string;
	to_me: boolean;
	programme: string;
	hard: Hard | null;
};

export type Rounds = {
	rounds: RoundRow[];
	next: { at: string; id: string } | null;
	passed: Passed[];
	sitting: Sitting;
};

export type Round = {
	id: string;
	title: string;
	programme: { id: string; slug: string; title: string };
	chosen: 'newest' | 'unused' | 'workshop' | 'consultation' | 'import';
	made_at: string;
	made_by: string;
	closed_at: string | null;
	coders: { name: string; me: boolean; left: number }[];
	total: number;
	finished: number;
	mine_left: number | null;
	differ: number;
	settled: number;
	may_settle: boolean;
	sitting: Sitting;
};

export type RoundChoices = {
	people: { id: string; name: string; me: boolean }[];
	workshops: { id: string; title: string; on: string }[];
	consultations: { id: string; title: string }[];
	imports: { id: string; title: string }[];
};

export type Difference = {
	place: number;
	contribution_id: string;
	code_id: string;
	code: string;
	definition: string;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	hard: Hard | null;
	put_by: { name: string; spans: { starts: number; ends: number }[] }[];
	not_put_by: string[];
	settlement: { fits: boolean; reason: string; by: string; settled_at: string } | null;
};

export type Differences = {
	id: string;
	title: string;
	may_settle: boolean;
	rows: Difference[];
	next: { place: number; code: string } | null;
};

/** How a code came to be there, where nobody read for it alone. */
export const HOW_NAMES: Record<Coding['how'], string> = {
	'by reading': '',
	'from a suggestion': 'suggested and accepted',
	'carried over': 'carried over when codes were merged or split'
};

export const CHOSEN_NAMES: Record<Round['chosen'], string> = {
	newest: 'The newest words of the programme',
	unused: 'Words that no insight rests on yet',
	workshop: 'What was said at one workshop',
	consultation: 'What was said in one consultation',
	import: 'What one import brought in'
};

/** A code in the order of its tree, and how deep it stands. */
export type Branch = Code & { depth: number };

/**
 * Codes as a tree, written out in order. With words to look for: those whose name or definition holds them, and what they
 * stand under. A code whose parent is not there (merged away) stands at the top.
 */
export function codeTree(codes: Code[], wanted = ''): Branch[] {
	const known = new Map(codes.map((code) => [code.id, code]));
	const look = wanted.trim().toLocaleLowerCase('en-GB');
	const kept = new Set<string>();
	for (const code of codes) {
		if (look && !`${code.name} ${code.definition}`.toLocaleLowerCase('en-GB').includes(look)) continue;
		for (let at: Code | undefined = code; at && !kept.has(at.id); at = known.get(at.parent_id ?? ''))
			kept.add(at.id);
	}
	const under = Map.groupBy(
		codes.filter(({ id }) => kept.has(id)),
		({ parent_id }) => (parent_id && kept.has(parent_id) ? parent_id : '')
	);
	const branch = (parent: string, depth: number): Branch[] =>
		(under.get(parent) ?? []).flatMap((code) => [{ ...code, depth }, ...branch(code.id, depth + 1)]);
	return branch('', 0);
}

/** A sentence of the words, with the codes that were put to any of it. */
export type Part = { starts: number; ends: number; text: string; codings: Coding[] };

/** The sentences of what was said, each with what was put to it. */
export function codedParts({ words, lang, codings }: Pick<Desk, 'words' | 'lang' | 'codings'>): Part[] {
	return sentenceSpans(words, lang).map((span) => ({
		...span,
		codings: codings.filter(({ starts, ends }) => starts < span.ends && ends > span.starts)
	}));
}

/**
 * A stretch that was selected on a page, as the words are stored. Browsers draw CR LF and CR as LF, so that from the first
 * such line break on a page counts fewer characters than the database.
 */
export function asStored(
	words: string,
	shown: { starts: number; ends: number }
): { starts: number; ends: number } {
	const places: number[] = [0];
	let at = 0;
	for (const drawn of words.match(/\r\n|[\s\S]/gu) ?? []) places.push((at += lengthOf(drawn)));
	const place = (position: number) => places[Math.min(position, places.length - 1)] ?? 0;
	return { starts: place(shown.starts), ends: place(shown.ends) };
}

export type Choice = {
	sentences: { starts: number; ends: number }[];
	exact: string;
	selected: { starts: number; ends: number } | null;
};

/** The spans that were chosen: by selecting, by ticking sentences, by writing the exact words, or all of these. */
export function chosenSpans(desk: Pick<Desk, 'words'>, { sentences, exact, selected }: Choice) {
	const all = selected ? [...sentences, asStored(desk.words, selected)] : sentences;
	return quotedSpans(desk, all, exact);
}

/** "3 of 10 read by everybody. You have 2 left." */
export function progressSentence({
	total,
	finished,
	mine_left,
	closed_at
}: Pick<RoundRow, 'total' | 'finished' | 'mine_left' | 'closed_at'>): string {
	const read = `${finished} of ${total} read by everybody.`;
	if (closed_at) return `${read} The round is closed.`;
	if (mine_left === null) return read;
	return `${read} ${mine_left === 0 ? 'You have read them all.' : `You have ${mine_left} left.`}`;
}

/** "Grace and Fatima" */
export function namesOf(names: string[]): string {
	return new Intl.ListFormat('en-GB').format(names);
}
