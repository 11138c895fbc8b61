// How long each kind of record is kept, what is due, and what has gone: the words of it.

export const UNITS = ['days', 'months', 'years'] as const;
export type Unit = (typeof UNITS)[number];
export type Keep = { keep: number; unit: Unit };

/** By the clock; by a person who looks first; or by the page it belongs to, the same everywhere. */
export type How = 'clock' | 'person' | 'at once';

type Kind = { key: string; what: string; begins: string; goes: string; how: How };
export type PublicRule = Kind & Keep;
export type Rule = PublicRule & {
	/** What we suggest, and whether a code, the design or each trust decides it. */
	suggested: Keep;
	basis: string;
	source: 'the code' | 'set by the trust' | 'by design';
	set: { at: string; by: string; reason: string } | null;
	/** A rule that has been set and does not hold yet. */
	coming: (Keep & { on: string }) | null;
};
export type Hold = { id: string; record_type: string | null; reason: string; at: string; by: string };
export type Retention = { rules: Rule[]; holds: Hold[] };

export type RuleAt = Omit<Rule, 'set' | 'coming'> & {
	history: (Keep & { reason: string; basis: string; at: string; by: string; begins_on: string })[];
};

export type HowLong = {
	organisation: string;
	slug: string;
	crisis: { name: string; contact: string }[];
	rules: PublicRule[];
};

export type Due = Keep & {
	key: string;
	what: string;
	how: How;
	/** Counted to 1,000; 1,001 is more than that. */
	due: number;
	held: number;
	/** The day from which the oldest is kept, and the day on which the next is due. */
	oldest: string | null;
	next: string | null;
	/** Why nothing of it goes, where an administrator holds it. */
	hold: string | null;
	failed: boolean;
	coming: { on: string; due: number } | null;
};

export type Line = Keep & {
	id: string;
	at: string;
	record_type: string;
	what: string;
	number: number;
	first_on: string;
	last_on: string;
	/** Null: by the clock. */
	by: string | null;
};
export type Register = { lines: Line[]; next: string | null };

export const SOURCE_WORDS: Record<Rule['source'], string> = {
	'the code': 'A national code names this time',
	'set by the trust': 'Each organisation decides this for itself',
	'by design': 'The same for everybody, and not to be changed'
};

/** "24 months", "1 day" */
export function time({ keep, unit }: Keep): string {
	return `${keep.toLocaleString('en-GB')} ${keep === 1 ? unit.slice(0, -1) : unit}`;
}

/** Counts are taken to 1,000, so that looking costs the same however much there is. */
export function counted(number: number): string {
	return number > 1000 ? 'more than 1,000' : number.toLocaleString('en-GB');
}

/** What the clock would do with a kind now, in one sentence. */
export function wouldHappen({ how, due, held, hold }: Due): string {
	if (due === 0) return 'Nothing is due.';
	if (how === 'person')
		return `${isOrAre(due)} old enough to be looked at by a person. Nothing goes by itself.`;
	if (hold) return `${isOrAre(due)} due, and held. Nothing goes until the hold is lifted.`;
	const free = due > 1000 ? due : due - held;
	const waits =
		held > 0 ? ` ${isOrAre(held)} held, because something about ${held === 1 ? 'it' : 'them'} is open.` : '';
	return `${free > 0 ? `${isOrAre(free)} due and would go now.` : ''}${waits}`.trim();
}

/** What a rule that has been set and does not hold yet would do on its first day. */
export function willHappen({ due }: { due: number }): string {
	return due === 0 ? 'nothing would be due' : `${counted(due)} would be due`;
}

const isOrAre = (number: number) => `${capital(counted(number))} ${number === 1 ? 'is' : 'are'}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
