// What the database answers of a thread, and how it is told: which stops there are, who holds each, and by when.

import type { Outcome } from '../outcomes/outcome.ts';
import type { EndingMark } from '../consents/ending.ts';
import type { BoardTable } from '../decisions/challenge.ts';
import type { EqualityRecord } from '../decisions/equality.ts';
import type { InfluenceRating } from '../decisions/rating.ts';
import type { InfluenceKind, KindOfEngagement, Stance } from '../insights/insight.ts';
import type { Competency, Part as PcrefPart } from '../insights/pcref.ts';
import type { SignedBy } from '../insights/signing.ts';
import type { PublicRendering } from '../renderings/rendering.ts';

export type { InfluenceKind };

export type PartKind = 'contribution' | 'insight' | 'decision' | 'action';
export type Part = { kind: PartKind; id: string };
/** Whose eyes this was made for: those who listen, the board, a contributor, or everyone. */
export type Audience = 'all' | 'board' | 'own' | 'public';

export type Votes = { agree: number; disagree: number; pass: number };

export type QuoteSaid = {
	/** Only for the trust's own people. */
	contribution_id?: string;
	words: string;
	by: string | null;
	lang: string;
	dir: 'ltr' | 'rtl';
	given_on: string;
	stance: Stance;
	mine: boolean;
	votes: Votes | null;
	/** Where everyone may see one. */
	picture: { id: string; alt: string } | null;
	/** In English, where it was said in another language and everyone may read it all. */
	rendering: PublicRendering | null;
};

export type ContributionGiven = {
	id: string;
	kind: string;
	/** Null when taken back, or not to be read here. */
	words: string | null;
	by: string | null;
	lang: string;
	dir: 'ltr' | 'rtl';
	given_on: string;
	confirmed_at: string | null;
	confirmed_how: string | null;
	scribe: string | null;
	kept_back: boolean;
	withdrawn_at: string | null;
	mine: boolean;
	votes: Votes | null;
};

export type Challenge = {
	id: string;
	/** Null when its author took it back. */
	words: string | null;
	by: string;
	standing: 'contributor' | 'co_chair' | 'advisor';
	raised_at: string;
	acknowledged_at: string | null;
	outcome: 'upheld' | 'partly' | 'not' | null;
	answer: string | null;
	answered_at: string | null;
	closed_at: string | null;
	escalated_at: string | null;
	taken_back_at: string | null;
	board: BoardTable | null;
};

export type CheckTally = {
	asked: number;
	agree: number;
	correct: number;
	object: number;
	waiting: number;
	unreachable: number;
};

/** The same for everyone else: rounded to 5, and null below 5 (R40). */
export type CheckShown = {
	rounded: true;
	asked: number | null;
	reached: number | null;
	agree: number | null;
	correct: number | null;
	object: number | null;
	silent: number | null;
	/** Corrected or objected to an earlier wording. */
	before: number | null;
	/** How they were reached; ways below 5 are left out. */
	by: Record<string, number>;
};

export type MyCheck = {
	answer: 'agree' | 'more' | 'correct' | 'object' | null;
	words: string | null;
	answered_at: string | null;
	reply: string | null;
	/** It may still be answered. */
	open: boolean;
};

export type Kin = {
	id: string;
	number: number;
	statement: string;
	kind: 'merged' | 'split' | 'superseded';
	/** A draft that is to replace one already agreed takes its place only once it is agreed itself. */
	published: boolean;
	/** How many others it was put together with. */
	with: number;
};

export type InsightSeen = {
	id: string;
	number: number;
	statement: string;
	state: 'draft' | 'in_check' | 'agreed' | 'answered' | 'superseded';
	published: boolean;
	drafted_at: string;
	check_started_at: string | null;
	check_until: string | null;
	agreed_at: string | null;
	due_on: string | null;
	answered_at: string | null;
	changed_at: string | null;
	superseded_at: string | null;
	quotes: QuoteSaid[];
	/** Contributions it rests on, and how many of them are by whoever gave the contribution the thread is of. */
	said: number;
	own: number;
	/** Contributions it rests on beside those quoted here. */
	others: number;
	taken_back: number;
	checks: CheckTally | CheckShown | null;
	sides: Record<Stance, number | null>;
	kinds: KindOfEngagement[];
	signed: SignedBy;
	pcref_parts: PcrefPart[];
	competencies: Competency[];
	/** The words in hand are quoted against it, and not for it. */
	own_against: boolean;
	my_check: MyCheck | null;
	/** Where words that it rests on ended, and whether none are left. */
	marks: EndingMark[];
	nothing_left: boolean;
	from: Kin[];
	to: Kin[];
	challenges: Challenge[];
};

export type Influence = {
	insight_id: string;
	kind: InfluenceKind | null;
	reason: string;
	review_on: string | null;
	referred_to: string;
	listened_until: string | null;
	/** Decided before the listening ended. */
	early: boolean;
};

export type ActionTaken = {
	id: string;
	what: string;
	owner: string;
	due_on: string;
	done_at: string | null;
	latest: { note: string; noted_at: string } | null;
	/** What it hopes to change, and what was seen. */
	outcomes: Pick<Outcome, 'id' | 'hoped' | 'due_on' | 'seen_on' | 'result' | 'what'>[];
};

export type DecisionLink = { id: string; number: number; title: string; made_at: string | null };

export type DecisionSeen = EqualityRecord & {
	rating: InfluenceRating;
	id: string;
	number: number;
	title: string;
	summary: string;
	grounds: string;
	body: string;
	decided_on: string | null;
	owner: string | null;
	state: 'proposed' | 'made' | 'in_action' | 'done' | 'reversed';
	made_at: string | null;
	reversed_at: string | null;
	reversed_reason: string | null;
	supersedes: DecisionLink | null;
	superseded_at: string | null;
	superseded_by: DecisionLink | null;
	influences: Influence[];
	actions: ActionTaken[];
	more_actions: number;
	/** For a contributor: when they had word of it. */
	told: { due_on: string; told_at: string | null; how: string | null } | null;
	/** Of everyone who is owed word of it. */
	telling: { owed: number; told: number; due_on: string | null } | null;
	marks: EndingMark[];
	challenges: Challenge[];
};

export type ThreadSeen = {
	here: Part;
	audience: Audience;
	organisation: {
		slug: string;
		name: string;
		collective_term: string;
		crisis: { name: string; contact: string }[];
	};
	programme: { id: string; slug: string; title: string };
	/** The last page of the book about what the thread is of; null where there is none yet, or it is not to be told. */
	page: { index: number; at: string } | null;
	/** The names of those who answer for the trust. */
	holders: string[];
	contribution: ContributionGiven | null;
	insights: InsightSeen[];
	more_insights: number;
	decisions: DecisionSeen[];
	more_decisions: number;
};
