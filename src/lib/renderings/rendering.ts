// Other forms of what somebody gave: never the record, each by a person with a name, and the giver has the last word on it (R33).
import { longDate } from '../platform/dates.ts';

export const RENDERING_KINDS = ['translation', 'summary', 'plain', 'scribes_note'] as const;
export type RenderingKind = (typeof RENDERING_KINDS)[number];

export const RENDERING_NAMES: Record<RenderingKind, string> = {
	translation: 'Translation',
	summary: 'Summary',
	plain: 'In easier words',
	scribes_note: "Scribe's note"
};

export const METHODS = ['by a person', 'machine-assisted'] as const;
export type Method = (typeof METHODS)[number];

export type Rendering = {
	id: string;
	kind: RenderingKind;
	words: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	author_name: string;
	made_at: string;
	method: Method;
	/** Somebody else than its author has looked it over. */
	reviewed_at: string | null;
	reviewer_name: string | null;
	/** What the giver says of it. */
	answer: 'confirmed' | 'corrected' | null;
	/** What is not right, in the giver's words. */
	correction: string | null;
	answered_at: string | null;
	answered_how: 'on their page' | 'by receipt' | 'read to them' | null;
	/** Whoever reads this wrote it. */
	mine: boolean;
	/** The newer one that stands in its place. */
	replaced_by: string | null;
	taken_off_at: string | null;
};

/** One that waits: to be looked over, or for a new one that answers a correction. */
export type WaitingRendering = Pick<
	Rendering,
	'id' | 'kind' | 'words' | 'lang' | 'dir' | 'author_name' | 'made_at' | 'mine'
> & { contribution_id: string; corrected: boolean };

/** A translation that everyone may read beside a quote. */
export type PublicRendering = Pick<
	Rendering,
	'words' | 'lang' | 'dir' | 'author_name' | 'method' | 'reviewer_name'
> & { confirmed: boolean };

/** The one in hand and not an earlier one: neither replaced nor taken off. */
export const standsNow = ({ replaced_by, taken_off_at }: Pick<Rendering, 'replaced_by' | 'taken_off_at'>) =>
	replaced_by === null && taken_off_at === null;

/** Who wrote it, and whether a machine helped: said wherever it is shown. */
export function writtenBy({ author_name, method }: Pick<Rendering, 'author_name' | 'method'>): string {
	return method === 'machine-assisted'
		? `Written with the help of a machine by ${author_name}`
		: `Written by ${author_name}`;
}

/** What others have said of it, in sentences. `own`: it is read by whoever gave the words. */
export function saidOfIt(
	rendering: Pick<Rendering, 'reviewer_name' | 'reviewed_at' | 'answer' | 'answered_at' | 'answered_how'>,
	own: boolean
): string[] {
	const { reviewer_name, reviewed_at, answer, answered_at, answered_how } = rendering;
	const person = own ? 'You' : 'The person whose words these are';
	const when = answered_at ? ` on ${longDate(answered_at)}` : '';
	const how = answered_how === 'read to them' ? `, when it was read to ${own ? 'you' : 'them'}` : '';
	return [
		reviewer_name && reviewed_at
			? `${reviewer_name} looked it over on ${longDate(reviewed_at)}.`
			: 'Nobody else has looked it over yet.',
		answer === 'confirmed'
			? `${person} said${when} that it is right${how}.`
			: answer === 'corrected'
				? `${person} corrected it${when}${how}.`
				: `Not confirmed: ${own ? 'you have' : 'the person whose words these are has'} not said yet whether it is right.`
	];
}

/** What it waits for, said to whoever reads the list. */
export function waitsFor({ corrected, mine }: Pick<WaitingRendering, 'corrected' | 'mine'>): string {
	if (corrected) return 'The person corrected it: a new one is needed';
	return mine ? 'You wrote it: somebody else looks it over' : 'Nobody else has looked it over yet';
}

export type WhyNotReview = 'not-standing' | 'wrote-it' | 'looked-over';

/** Why it cannot be looked over by whoever reads it, or null. */
export function whyNotReview(
	rendering: Pick<Rendering, 'mine' | 'reviewed_at' | 'replaced_by' | 'taken_off_at'>
): WhyNotReview | null {
	if (!standsNow(rendering)) return 'not-standing';
	if (rendering.mine) return 'wrote-it';
	return rendering.reviewed_at ? 'looked-over' : null;
}

/** Staff write down what somebody said of it only while that person has not answered themselves. */
export const mayWriteDownAnswer = (
	rendering: Pick<Rendering, 'answered_how' | 'replaced_by' | 'taken_off_at'>
) =>
	standsNow(rendering) &&
	rendering.answered_how !== 'on their page' &&
	rendering.answered_how !== 'by receipt';
