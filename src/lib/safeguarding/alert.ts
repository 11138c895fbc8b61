// Worries about somebody, for the safeguarding lead alone, with a clock (R48).
import { sentenceFor } from '../platform/done.ts';

export const OUTCOMES = ['support_offered', 'referred', 'reported', 'no_action'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_WORDS: Record<Outcome, string> = {
	support_offered: 'Support was offered',
	referred: 'Passed on to another service',
	reported: 'Reported to the local authority or the police',
	no_action: 'Nothing more was needed'
};

type Clocked = {
	urgent: boolean;
	raised_at: string;
	due_at: string;
	acknowledged_at: string | null;
	escalated_at: string | null;
	closed_at: string | null;
};

export type AlertRow = Clocked & { id: string; about: string; outcome: Outcome | null };

export type AlertList = {
	alerts: AlertRow[];
	/** The last one of this page, where there are more. */
	next: string | null;
	open: number;
	/** Not acknowledged in time; all that administrators are told. */
	waiting_too_long: number;
};

export type Alert = AlertRow & {
	words: string;
	reach: string;
	raised_by: string | null;
	acknowledged_by: string | null;
	closed_by: string | null;
	workshop: string | null;
	notes: { words: string; written_at: string; written_by: string | null }[];
};

/** All that whoever raised an alert is told of it. */
export type Handed = {
	raised_at: string;
	due_at: string;
	urgent: boolean;
	to: string[];
	organisation: string;
};

export type Standing = 'closed' | 'acknowledged' | 'late' | 'waiting';

/** Where an alert stands at a moment: late is who has not been acknowledged by then. */
export function standingOf({ closed_at, acknowledged_at, due_at }: Clocked, now: Date): Standing {
	if (closed_at) return 'closed';
	if (acknowledged_at) return 'acknowledged';
	return Date.parse(due_at) <= now.getTime() ? 'late' : 'waiting';
}

/** "Grace", "Sol and Grace", or the role where nobody has it. */
export function handedTo(names: string[]): string {
	if (names.length === 0) return 'the safeguarding lead';
	return [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
}

const DONE = {
	acknowledged: 'You have it. The clock has stopped.',
	noted: 'Noted.',
	closed: 'Closed. It can still be read here.'
} as const;

/** The sentence for `?done=`; nothing for a word we do not know. */
export function alertDone(url: URL): string | undefined {
	return sentenceFor(DONE, url.searchParams.get('done'));
}
