// What people gave, in their own words, and what they said yes and no to.
import type { BoardTable } from '../decisions/challenge.ts';
import type { Became } from '../insights/insight.ts';
import type { Signature } from '../insights/signing.ts';
import type { Unused, UnusedBefore } from '../coverage/coverage.ts';
import type { Looks } from '../looks/look.ts';
import type { Crisis, Organisation } from '../people/me.ts';
import type { Hard } from '../reading/reading.ts';
import type { LeftOut } from '../renderings/left-out.ts';
import type { Rendering } from '../renderings/rendering.ts';
import type { SimilarWords } from '../suggestions/suggestion.ts';
import type { Recording } from './recording.ts';

/** The seven uses somebody may say yes or no to (domain.md 3.4.16), in the order they are asked. */
export const USES = [
	'clinical_teams',
	'board',
	'website',
	'staff_training',
	'news',
	'photo_video',
	'celebration'
] as const;
export type Use = (typeof USES)[number];

/** The wording of version 2026-1, as the database keeps it in `consent_wordings`; a test compares the two. */
export const USE_LABELS: Record<Use, string> = {
	clinical_teams: 'Share my words with the teams who give care, so that they can learn from them',
	board: 'Show my words to the board and governors of the trust',
	website: 'Show my words on this website, where anyone can read them',
	staff_training: 'Use my words to train staff',
	news: 'Use my words in news, reports and leaflets',
	photo_video: 'Use a photo or recording of what I gave',
	celebration: "Use my words at events that celebrate people's work"
};

/** The same in a few words, for lists. */
export const USE_NAMES: Record<Use, string> = {
	clinical_teams: 'Teams who give care',
	board: 'Board and governors',
	website: 'This website',
	staff_training: 'Training staff',
	news: 'News, reports and leaflets',
	photo_video: 'Photo or recording',
	celebration: 'Events that celebrate'
};

export type Attribution = 'named' | 'pen_name' | 'anonymous';
export type Kind =
	| 'text'
	| 'transcript'
	| 'recording'
	| 'drawing'
	| 'group_note'
	| 'one_to_one'
	| 'statement'
	| 'answers'
	| 'put';

export const KIND_NAMES: Record<Kind, string> = {
	text: 'Written words',
	transcript: 'Spoken words, written down',
	recording: 'A recording, and what is said in it',
	drawing: 'A drawing or photo, described in words',
	group_note: 'A note of what a group said',
	one_to_one: 'A talk between two people',
	answers: 'Answers to a consultation',
	put: 'Put to people by the organisers',
	statement: 'A statement in a consultation'
};

export type Consent = {
	use: Use;
	given: boolean;
	expires_on: string;
	recorded_at: string;
	how: 'by the person' | 'by receipt' | 'recorded by a scribe' | 'recorded with an import';
};

/** As its giver reads it: with what they were asked, in the words they were shown; null where those are not kept here. */
export type OwnConsent = Consent & { wording: string; lang: string; asked: string | null };

/** A picture beside the words; where it is depends on who looks at it. */
export type Picture = { alt: string; width: number; height: number };

/** What a picture may go with: the other kinds are words alone. */
export const WITH_PICTURE: readonly Kind[] = ['drawing', 'group_note'];

type Words = {
	id: string;
	/** Null once they were taken back. */
	words: string | null;
	lang: string;
	dir: 'ltr' | 'rtl';
	given_on: string;
	withdrawn_at: string | null;
};

type Recorded = Words & {
	kind: Kind;
	scribe_name: string | null;
	confirmed_at: string | null;
	confirmed_how: 'by the person' | 'read back' | null;
	attribution: Attribution;
	shown_as: string | null;
	moderated_out_at: string | null;
	withdrawn_how: 'by the person' | 'by receipt' | 'at their request' | 'kept long enough' | null;
	programme: string;
};

export type Check = {
	insight: string;
	statement: string;
	/** It can be answered now. */
	open: boolean;
	until: string;
	answer: 'agree' | 'more' | 'correct' | 'object' | null;
	words: string | null;
	answered_at: string | null;
	reply: string | null;
	replied_at: string | null;
	signature: Signature | null;
	became: Became[];
};

export type OwnChallenge = {
	id: string;
	kind: 'insight' | 'decision';
	subject: string;
	title: string;
	words: string | null;
	shown_as: string;
	raised_at: string;
	acknowledged_at: string | null;
	answer: string | null;
	outcome: 'upheld' | 'partly' | 'not' | null;
	answered_at: string | null;
	closed_at: string | null;
	escalated_at: string | null;
	taken_back_at: string | null;
	board: BoardTable | null;
};

export type Subject = { kind: 'insight' | 'decision'; id: string; number: number; title: string };

/** All that its giver is told, by account or by receipt. */
export type OwnContribution = Recorded & {
	picture: Picture | null;
	recording: Recording | null;
	organisation: Pick<Organisation, 'name' | 'slug' | 'crisis'>;
	consents: OwnConsent[];
	/** At how many places their words ended, by a no or by being taken back. */
	places_ended: number;
	checks: Check[];
	subjects: Subject[];
	challenges: OwnChallenge[];
	commitment: string;
	renderings: Rendering[];
	/** What others do not read of it. */
	left_out: LeftOut[];
	/** Who asked to see the name. */
	looks: Looks;
	/** Why no insight rests on them, where somebody said so. */
	unused: Unused | null;
};

export type MyContribution = Words & {
	programme: string;
	to_confirm: boolean;
	checks_open: number;
	insights: number;
	decisions: number;
};

export type ListedContribution = Omit<Recorded, 'confirmed_how' | 'withdrawn_how'> & {
	quotes: number;
	/** What is hard about the words, said before they come; empty where nobody noted anything. */
	content_note: string;
	/** The same with what readers flagged, for those who read at the trust. */
	hard: Hard | null;
};

/** All that staff read of one contribution. */
export type ContributionAt = Recorded & {
	recorded_at: string;
	content_note: string;
	/** What to say before the words to those who read at the trust; null where nothing is hard, and for others. */
	hard: Hard | null;
	told_at: string | null;
	commitment: string;
	workshop: string | null;
	consultation: string | null;
	source: string | null;
	picture: Picture | null;
	recording: Recording | null;
	consents: Consent[];
	insights: { id: string; number: number; statement: string; state: string }[];
	/** Why no insight rests on it, the newest first, also what was taken off again. */
	unused: UnusedBefore[];
	crisis: Crisis;
	may_see_to: boolean;
	renderings: Rendering[];
	/** What others do not read of it; for them it is empty. */
	left_out: LeftOut[];
	/** They may write renderings, look them over, and leave something out for others. */
	may_render: boolean;
	/** There is a name, and one may ask for it. */
	may_look: boolean;
	/** What others said in words like these; null for those who do not listen at the trust. */
	similar: SimilarWords[] | null;
};

export type Draft = {
	id: string;
	answers: {
		words?: string;
		lang?: string;
		attribution?: Attribution;
		shown_as?: string;
		consents?: Partial<Record<Use, boolean>>;
		consent_months?: '12' | '24';
	};
	programme: { id: string; title: string; organisation: string; slug: string; crisis: Crisis };
};

export type ProgrammeToGive = { id: string; title: string; organisation: string; crisis: Crisis };

/** Where one may give words, and what one began to write and has not given. */
export type BeforeGiving = {
	programmes: ProgrammeToGive[];
	draft: { id: string; programme_id: string; begun_at: string } | null;
};

export type WritingChoices = {
	programmes: { id: string; title: string }[];
	workshops: { id: string; title: string; held_on: string }[];
	people: { id: string; name: string }[];
};

/** The last row of a page, from which the next goes on. */
export type After = { given_on: string; id: string } | null;

/**
 * The name people see with the words: never one for an anonymous contribution (R34). What the organisers put is theirs.
 * A name that is there and not shown to whoever reads is said to be there.
 */
export function shownAs({
	attribution,
	shown_as,
	kind
}: Pick<Recorded, 'attribution' | 'shown_as'> & { kind?: Kind }): string {
	if (kind === 'put') return 'The organisers';
	if (attribution === 'anonymous') return 'Somebody who did not give a name';
	return shown_as ?? (attribution === 'named' ? 'Somebody, with a name' : 'Somebody, with a pen name');
}

/** The answer that stands for each use: the latest one, if there is any. */
export function standing(consents: Consent[]): Map<Use, Consent> {
	const latest = new Map<Use, Consent>();
	for (const consent of consents) {
		const before = latest.get(consent.use);
		if (!before || before.recorded_at < consent.recorded_at) latest.set(consent.use, consent);
	}
	return latest;
}

/** Whether a yes stands on this day. The database decides for every use; this explains it to people. */
export function stands(consent: Consent | undefined, today: string): boolean {
	return consent?.given === true && consent.expires_on > today;
}

export type WhyNotChange = 'taken-back' | 'not-yours';

/** Why consent cannot be changed, another slip printed or the words taken back here; or null. */
export function whyNotChange(
	contribution: Pick<Recorded, 'withdrawn_at'> & { may_see_to?: boolean }
): WhyNotChange | null {
	if (contribution.withdrawn_at) return 'taken-back';
	return contribution.may_see_to === false ? 'not-yours' : null;
}

/** The beginning of long words for a list, cut between words; the page of the contribution has them whole. */
export function beginning(words: string, most = 320): string {
	const characters = Array.from(words);
	if (characters.length <= most) return words;
	const cut = characters.slice(0, most).join('');
	const between = cut.search(/\s\S*$/u);
	return `${(between > cut.length / 2 ? cut.slice(0, between) : cut).trimEnd()} …`;
}
