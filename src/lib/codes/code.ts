// The code book: codes as a tree, their history in sentences, and the book as a table.
import type { Hard } from '../reading/reading.ts';

export type Code = {
	id: string;
	parent_id: string | null;
	name: string;
	definition: string;
	examples: string;
	/** On how many contributions it stands. */
	contributions: number;
};

/** A code in its place: 1 is the top, and `path` are the names above it and its own. */
export type PlacedCode = Code & { depth: number; path: string[] };

type Named = { id: string; name: string };
export type Programme = { id: string; slug: string; title: string };

export type CodeBook = {
	programme: Programme | null;
	programmes: Programme[];
	codes: Code[];
	replaced: (Named & { replaced_at: string })[];
};

export type Passage = {
	contribution: string;
	given_on: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	hard: Hard | null;
	spans: { starts: number; ends: number; text: string }[];
};

type Wording = { name: string; definition: string; examples: string };
export type Change = { code: Named; other: Named | null; why: string; by: string; at: string } & (
	| { kind: 'made' | 'merged' | 'merge undone' | 'split'; before: null; after: null }
	| { kind: 'reworded'; before: Wording; after: Wording }
	| { kind: 'moved'; before: { under: string | null }; after: { under: string | null } }
);

export type CodePage = {
	id: string;
	name: string;
	definition: string;
	examples: string;
	made_at: string;
	replaced_at: string | null;
	/** It stands no more because it was merged, which can be undone. */
	merged: boolean;
	programme: Programme;
	above: Named[];
	below: (Named & { contributions: number })[];
	contributions: number;
	coders: number;
	passages: Passage[];
	next: { on: string; id: string } | null;
	history: Change[];
};

export type SplitChoices = {
	id: string;
	name: string;
	definition: string;
	replaced_at: string | null;
	spans: (SpanKey & { text: string; lang: string; dir: 'ltr' | 'rtl'; hard: boolean })[];
	/** On how many more contributions it stands than the page can show. */
	others: number;
};

export type SpanKey = { contribution: string; starts: number; ends: number };

export type StarterSet = {
	set: string;
	title: string;
	codes: { name: string; definition: string; under: string | null }[];
	/** How many of them the programme has had. */
	had: number;
};

/** The codes in the order in which they are read: each followed by those under it. One whose code above is gone stands at the top. */
export function placed(codes: Code[]): PlacedCode[] {
	const there = new Set(codes.map(({ id }) => id));
	const under = (parent: string | null) =>
		codes.filter(({ parent_id }) => (parent_id && there.has(parent_id) ? parent_id : null) === parent);
	const walk = (parent: string | null, path: string[]): PlacedCode[] =>
		under(parent).flatMap((code) => {
			const its = [...path, code.name];
			return [{ ...code, depth: its.length, path: its }, ...walk(code.id, its)];
		});
	return walk(null, []);
}

/** The codes as choices of a select, each with the names above it. */
export function codeOptions(codes: Code[], without: string[] = []): { value: string; label: string }[] {
	return placed(codes)
		.filter(({ id }) => !without.includes(id))
		.map(({ id, path }) => ({ value: id, label: path.join(' › ') }));
}

/** A code and all that stand under it. */
export function withThoseUnder(codes: Code[], id: string): string[] {
	return [
		id,
		...codes.filter(({ parent_id }) => parent_id === id).flatMap((code) => withThoseUnder(codes, code.id))
	];
}

/** What a change did, said from the page of one code. */
export function changeSentence(change: Change, code: string): string {
	const its = change.code.id === code;
	const other = (its ? change.other?.name : change.code.name) ?? '';
	switch (change.kind) {
		case 'made':
			return `${change.by} made it.`;
		case 'reworded':
			return `${change.by} reworded it.`;
		case 'moved':
			return change.after.under
				? `${change.by} put it under ${change.after.under}.`
				: `${change.by} put it at the top.`;
		case 'merged':
			return its ? `${change.by} merged it into ${other}.` : `${change.by} merged ${other} into it.`;
		case 'merge undone':
			return its
				? `${change.by} undid its merge into ${other}.`
				: `${change.by} undid the merge of ${other} into it.`;
		case 'split':
			return its
				? `${change.by} split it, and ${other} came of it.`
				: `It came of ${other} when ${change.by} split that.`;
	}
}

/** What a code said before it was reworded: only the parts that changed. */
export function wordingBefore({ before, after }: { before: Wording; after: Wording }): string[] {
	const parts = [
		['name', 'Name'],
		['definition', 'Definition'],
		['examples', 'Examples']
	] as const;
	return parts
		.filter(([part]) => before[part] !== after[part])
		.map(([part, label]) => `${label} before: ${before[part] || 'nothing'}`);
}

/** How often a code is put to words; of one that was replaced, how often it was. */
export function usedSentence({
	contributions,
	coders,
	replaced_at
}: Pick<CodePage, 'contributions' | 'coders' | 'replaced_at'>): string {
	if (contributions === 0)
		return replaced_at ? 'Nobody had put it to any words.' : 'Nobody has put it to any words yet.';
	const many =
		contributions === 1 ? '1 contribution' : `${contributions.toLocaleString('en-GB')} contributions`;
	const by = coders === 1 ? '1 person' : `${coders} people`;
	return `It ${replaced_at ? 'stood' : 'stands'} on ${many}, put there by ${by}.`;
}

/** The code book as rows of a table, the names of the columns first. */
export function tableOf(codes: Code[]): (string | number)[][] {
	return [
		['Code', 'Under', 'What it means', 'Examples (made up)', 'Contributions'],
		...placed(codes).map(({ name, path, definition, examples, contributions }) => [
			name,
			path.slice(0, -1).join(' › '),
			definition,
			examples,
			contributions
		])
	];
}

/** How a span is named in a form, and read back from it. */
export const spanValue = ({ contribution, starts, ends }: SpanKey) => `${contribution}.${starts}.${ends}`;
export function spanFrom(value: string): SpanKey {
	const [contribution = '', starts, ends] = value.split('.');
	return { contribution, starts: Number(starts), ends: Number(ends) };
}
