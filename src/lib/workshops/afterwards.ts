// After a workshop: what is left to do, what was given back to the room, and how it felt.
import type { EndingMark } from '../consents/ending.ts';
import { daysBetween, longDate } from '../platform/dates.ts';
import type { WorkshopState } from './workshop.ts';

export type Place = { id: string; called: string };

/** Made from every five answers more, never from fewer than five. */
export type Felt = {
	answers: number;
	/** The middle step of the ladder; null where too few said. */
	step: number | null;
	/** Of ten: who felt safe to speak, or mostly; whose needs were met, of those who had any. */
	safe_of_ten: number | null;
	needs_of_ten: number | null;
};

export type SummaryVersion = {
	version: number;
	words: string;
	written_by: string;
	correction: string | null;
	published_at: string;
};

export type Told = { told: number; waiting: number };

export type Afterwards = {
	id: string;
	title: string;
	state: WorkshopState;
	held_on: string;
	starts_at: string | null;
	held_at: string | null;
	begun: boolean;
	ladder_step: number | null;
	organisation: { id: string; name: string; slug: string };
	programme_id: string;
	/** With a place, and seen by nobody. */
	unseen: Place[];
	absent: Place[];
	counts: { came: number; left_early: number; absent: number; without_name: number };
	claims: number;
	due_on: string;
	draft: { words: string; written_by: string; saved_at: string } | null;
	/** The newest first. */
	versions: SummaryVersion[];
	told: { thanks?: Told; summary_ready?: Told };
	felt: Felt | null;
};

/** What the room was given back, as whoever was registered reads it. */
export type Summary = {
	title: string;
	held_on: string;
	organisation: string;
	crisis: { name: string; contact: string }[];
	due_on: string;
	words: string | null;
	written_by: string | null;
	published_at: string | null;
	corrections: { correction: string; published_at: string }[];
	/** Where words that it copied were taken back. */
	marks: EndingMark[];
	felt: boolean;
};

export type FeltState = 'not_yet' | 'open' | 'given' | 'over';
export type FeltQuestions = {
	title: string;
	organisation: string;
	crisis: { name: string; contact: string }[];
	state: FeltState;
};

/** The ladder as it feels from the other side, in plain words, the most power shared first (R23; domain.md 3.1). */
export const FELT_STEPS: Record<number, string> = {
	7: 'We decided together, and will see it through together',
	6: 'We shaped it, and others decide',
	5: 'We said what we think, and I believe it will be used',
	4: 'We were asked about something that was planned already',
	3: 'We were told what will happen',
	2: 'We were taught about it',
	1: 'We had no choice, or it was only for show'
};

export const SAFE = {
	yes: 'Yes',
	mostly: 'Mostly',
	no: 'No',
	rather_not_say: 'I would rather not say'
} as const;

export const NEEDS_MET = {
	yes: 'Yes',
	partly: 'Partly',
	no: 'No',
	had_none: 'I had none'
} as const;

/** What may be said of how it felt, in sentences; what too few answered is said to be so. */
export function feltSentences(felt: Felt | null, claimed: number | null): string[] {
	if (!felt) return ['Too few have answered to show it without showing who. Five are needed.'];
	const { answers, step, safe_of_ten, needs_of_ten } = felt;
	return [
		`${answers} answers are counted. The next five will change this.`,
		step === null ? 'Too few said which step it felt like.' : stepSentence(step, claimed),
		safe_of_ten === null
			? 'Too few said whether they felt safe to speak.'
			: `About ${safe_of_ten} of 10 felt safe to speak, or mostly.`,
		needs_of_ten === null
			? 'Too few said whether their needs were met.'
			: `Of those who had needs, about ${needs_of_ten} of 10 say they were met.`
	];
}

function stepSentence(step: number, claimed: number | null): string {
	const felt = `It felt like step ${step} of 7`;
	const inWords = FELT_STEPS[Math.floor(step)];
	if (claimed === null || Math.abs(claimed - step) < 1) return `${felt}: “${inWords}”.`;
	const less = step < claimed;
	return `${felt}. We had said step ${claimed}, so people felt ${less ? 'less' : 'more'} power shared than we said.`;
}

/** Whether the two steps are so far apart that it is said (R23). */
export function differs({ felt, ladder_step }: Pick<Afterwards, 'felt' | 'ladder_step'>): boolean {
	return felt?.step != null && ladder_step !== null && Math.abs(ladder_step - felt.step) >= 1;
}

/** How the summary stands on this day. Null: there is none to owe yet, or it was given back. */
export function summaryLate(
	{ state, due_on }: Pick<Afterwards, 'state' | 'due_on'>,
	today: string
): { days: number; sentence: string } | null {
	if (state !== 'held') return null;
	const days = daysBetween(due_on, today);
	if (days <= 0) return { days: 0, sentence: `Promised back to the room by ${longDate(due_on)}.` };
	return {
		days,
		sentence: `It was promised by ${longDate(due_on)}, ${days === 1 ? '1 day' : `${days} days`} ago. Everybody who came is still waiting.`
	};
}

/** "8 were told, 2 are still to be told" */
export function toldSentence(told: Told | undefined): string {
	if (!told) return 'Nobody is told yet.';
	const { told: done, waiting } = told;
	if (!waiting) return done === 1 ? '1 message was delivered.' : `${done} messages were delivered.`;
	return `${done} of ${done + waiting} messages were delivered.`;
}
