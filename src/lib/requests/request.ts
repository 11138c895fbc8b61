// What a person asks under data protection law, or complains of, and the clocks of the answer (R37).
import { longDate } from '../platform/dates.ts';

export const KINDS = [
	'access',
	'correction',
	'erasure',
	'objection',
	'restriction',
	'portability',
	'complaint'
] as const;
export type Kind = (typeof KINDS)[number];

/** As people choose it, with what it means. */
export const KIND_LABELS: Record<Kind, { label: string; hint: string }> = {
	access: { label: 'Tell me what you hold about me', hint: 'Also what this site does not show.' },
	correction: { label: 'Put something right', hint: 'Something about you is wrong or missing.' },
	erasure: { label: 'Delete something', hint: 'Something about you that you cannot take back yourself.' },
	objection: { label: 'Stop using something', hint: 'You object to what is done with it.' },
	restriction: {
		label: 'Keep it, but do not use it for now',
		hint: 'For example while something is put right.'
	},
	portability: {
		label: 'Give me what I gave you, to take elsewhere',
		hint: 'In a form a computer can read.'
	},
	complaint: { label: 'I complain', hint: 'About how what you hold about me is looked after.' }
};

/** In a list, for those who answer. */
export const KIND_NAMES: Record<Kind, string> = {
	access: 'What is held',
	correction: 'Put right',
	erasure: 'Delete',
	objection: 'Stop using',
	restriction: 'Keep, and do not use',
	portability: 'Take elsewhere',
	complaint: 'Complaint'
};

export const HOWS = ['by phone', 'by letter', 'by email', 'in person'] as const;
export type How = (typeof HOWS)[number] | 'by the person' | 'by receipt';

export const OUTCOMES = ['granted', 'partly', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_LABELS: Record<Outcome, string> = {
	granted: 'Yes, all of it',
	partly: 'Yes, in part',
	refused: 'No'
};

export type Clocks = {
	received_on: string;
	acknowledge_by: string;
	answer_by: string;
	acknowledged_at: string | null;
	extended_to: string | null;
	answered_at: string | null;
	withdrawn_at: string | null;
};

/** A request as its person reads it. */
export type Request = Clocks & {
	id: string;
	kind: Kind;
	words: string;
	how: How;
	raised_at: string;
	extended_at: string | null;
	extended_why: string | null;
	outcome: Outcome | null;
	answer: string | null;
	due_on: string | null;
	today: string;
	organisation: { name: string; slug: string };
	notes: { words: string; written_at: string }[];
};

/** As who sees to it reads it. */
export type RequestPage = Request & {
	person: { name: string | null; contact_by: string; contact: string | null; account: boolean } | null;
	/** The day of the words that the slip leads to. */
	given_on: string | null;
	own: boolean;
};

export type RequestRow = Pick<
	Request,
	| 'id'
	| 'kind'
	| 'how'
	| 'received_on'
	| 'due_on'
	| 'acknowledged_at'
	| 'answered_at'
	| 'withdrawn_at'
	| 'outcome'
>;

export type Register = {
	requests: RequestRow[];
	next: string | null;
	today: string;
	open: number;
	overdue: number;
};

/** What is late, or nothing: the acknowledgement or the answer. */
export function late(request: Clocks, today: string): 'acknowledgement' | 'answer' | null {
	if (request.answered_at || request.withdrawn_at) return null;
	if ((request.extended_to ?? request.answer_by) < today) return 'answer';
	return !request.acknowledged_at && request.acknowledge_by < today ? 'acknowledgement' : null;
}

/** Where it stands, in a sentence to the person. */
export function standing(request: Clocks & { organisation: { name: string } }, today: string): string {
	const { organisation, answered_at, withdrawn_at, acknowledged_at, extended_to, answer_by } = request;
	if (withdrawn_at) return `You took this back on ${longDate(withdrawn_at)}.`;
	if (answered_at) return `Answered on ${longDate(answered_at)}.`;
	const due = extended_to ?? answer_by;
	switch (late(request, today)) {
		case 'answer':
			return `${organisation.name} was to answer by ${longDate(due)}, and has not. You can complain to the Information Commissioner.`;
		case 'acknowledgement':
			return `${organisation.name} was to say that it has this by ${longDate(request.acknowledge_by)}, and has not.`;
		default:
			return acknowledged_at
				? `${organisation.name} has this and is looking into it. You have an answer by ${longDate(due)}.`
				: `${organisation.name} has this. It says that it has read it by ${longDate(request.acknowledge_by)}, and answers by ${longDate(due)}.`;
	}
}

export type Step = { at: string; what: string; words?: string | null };

/** Every step, in the order it was taken. */
export function steps(request: Request): Step[] {
	const { raised_at, acknowledged_at, extended_at, extended_to, extended_why, answered_at, withdrawn_at } =
		request;
	const { outcome, answer } = request;
	const taken: (Step | false | null | '')[] = [
		{ at: raised_at, what: `Asked ${HOW_SAID[request.how]}`, words: request.words },
		acknowledged_at && { at: acknowledged_at, what: 'Read by those who answer' },
		...request.notes.map(({ words, written_at }) => ({ at: written_at, what: 'Noted', words })),
		extended_at &&
			extended_to && {
				at: extended_at,
				what: `More time taken, until ${longDate(extended_to)}`,
				words: extended_why
			},
		answered_at &&
			outcome && {
				at: answered_at,
				what: `Answered: ${OUTCOME_LABELS[outcome].toLowerCase()}`,
				words: answer
			},
		withdrawn_at && { at: withdrawn_at, what: 'Taken back' }
	];
	return taken.filter((step): step is Step => Boolean(step)).sort((a, b) => a.at.localeCompare(b.at));
}

const HOW_SAID: Record<How, string> = {
	'by the person': 'on this site',
	'by receipt': 'with a receipt',
	'by phone': 'by phone',
	'by letter': 'by letter',
	'by email': 'by email',
	'in person': 'in person'
};

export type WhyNotAnswer = 'own' | 'over';

/** Why who reads the page may not see to it, or null. The database decides; this explains. */
export function whyNotAnswer(request: Pick<RequestPage, 'own' | 'due_on'>): WhyNotAnswer | null {
	if (request.due_on === null) return 'over';
	return request.own ? 'own' : null;
}

/** More time may be taken once, and only while the first month lasts. */
export const mayExtend = (request: Clocks, today: string) =>
	!request.extended_to && !request.answered_at && !request.withdrawn_at && today <= request.answer_by;
