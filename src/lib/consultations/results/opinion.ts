// A set of statements as staff read it: how everybody voted, the opinion groups that may be shown, what each agrees on, what all
// do and what divides them, in sentences.
import type { Vote } from '../answers.ts';
import {
	consensus,
	countVotes,
	divisive,
	mayShow,
	shownCounts,
	speaksFor,
	type Count,
	type Shown,
	type Side
} from '../groups-figures.ts';
import { findGroups, groupName, LEAST_VOTERS, votesFrom } from '../groups.ts';
import type { Facts } from './results.ts';

export type Statement = {
	id: string;
	/** Null where a conversation was brought in without questions. */
	question: string | null;
	/** The organisers' own: its id in the version. */
	item: string | null;
	/** By somebody who answered. */
	added: boolean;
	/** Null: not for whoever is here to read. */
	words: string | null;
	lang: string;
	dir: 'ltr' | 'rtl';
	agree: number;
	disagree: number;
	pass: number;
};

export type VotesRead = {
	consultation: Facts;
	statements: Statement[];
	/** A list a voter: 3 × place of the statement + choice + 1. Null where there are too many to count groups of. */
	votes: number[][] | null;
};

/** How a group voted on a statement; null where it is not shown. */
export type GroupCounts = (Count | null)[];

export type Opinion = {
	shown: Shown | { found: false; why: 'too-many-votes'; counted: 0 };
	groups: { name: string; size: number; says: Said[] }[];
	agreed: Said[];
	divided: Said[];
	/** By place of the statement; nothing for those left out. */
	counts: Map<number, GroupCounts>;
};

/** A sentence about a statement, to be read before or beside its words. */
export type Said = { place: number; sentence: string };

export const wordsOf = ({ words }: Statement) => words ?? 'A statement that you may not read';

/** Everything the page says of groups. `without`: ids of statements about the person and not about the matter. */
export function opinionOf({ statements, votes }: VotesRead, without: ReadonlySet<string>): Opinion {
	const none = { groups: [], agreed: [], divided: [], counts: new Map<number, GroupCounts>() };
	if (votes === null) return { shown: { found: false, why: 'too-many-votes', counted: 0 }, ...none };

	const kept = [...statements.keys()].filter((place) => !without.has(statements[place]!.id));
	const table = votesFrom(castIn(votes), kept.map(String)).votes;
	const shown = mayShow(findGroups(table));
	if (!shown.found) return { shown, ...none };

	const figures = countVotes(table, shown.groupOf);
	const counts = figures.map(shownCounts);
	const all = (statement: number) => counts[statement]!.every((count) => count !== null);
	return {
		shown,
		groups: shown.sizes.map((size, group) => ({
			name: groupName(group),
			size,
			says: speaksFor(figures, group).flatMap(({ statement, side }) => {
				const count = counts[statement]![group];
				return count
					? [{ place: kept[statement]!, sentence: `${sided(side)}, ${ofThem(count, side)}.` }]
					: [];
			})
		})),
		agreed: consensus(figures)
			.filter(({ statement }) => all(statement))
			.map(({ statement, side }) => ({
				place: kept[statement]!,
				sentence: `Every group ${side === 'agree' ? 'agrees' : 'disagrees'}: ${each(counts[statement]!, side)}.`
			})),
		divided: divisive(figures)
			.filter(({ statement }) => all(statement))
			.map(({ statement }) => ({
				place: kept[statement]!,
				sentence: `The groups differ: ${each(counts[statement]!, 'agree')} agree.`
			})),
		counts: new Map(kept.map((place, statement) => [place, counts[statement]!]))
	};
}

function* castIn(votes: number[][]) {
	for (const [voter, codes] of votes.entries()) {
		for (const code of codes) {
			const statement = Math.floor(code / 3);
			yield { voter: String(voter), statement: String(statement), choice: ((code % 3) - 1) as Vote };
		}
	}
}

const sided = (side: Side) => (side === 'agree' ? 'Agrees' : 'Disagrees');
const ofThem = (count: Count, side: Side) => `${count[side]} of the ${count.seen} who voted on it`;

/** "14 of 16 in group A and 2 of 9 in group B" */
function each(counts: GroupCounts, side: Side): string {
	const parts = counts.flatMap((count, group) =>
		count ? [`${count[side]} of ${count.seen} in group ${groupName(group)}`] : []
	);
	const last = parts.pop() ?? '';
	return parts.length ? `${parts.join(', ')} and ${last}` : last;
}

/** What is said where groups are shown, and why where they are not. */
export function groupsSay({ shown }: Opinion): string {
	const people = (n: number) => `${n.toLocaleString('en-GB')} ${n === 1 ? 'person' : 'people'}`;
	if (shown.found) {
		const placed = shown.sizes.reduce((a, b) => a + b, 0);
		return `${people(placed)} voted enough to be placed, in ${shown.sizes.length} groups that each vote alike.`;
	}
	switch (shown.why) {
		case 'too-few-voters':
			return `Groups are looked for once ${LEAST_VOTERS} people have voted on at least 7 of the statements, or on all where there are fewer. ${
				shown.counted === 0 ? 'Nobody has' : shown.counted === 1 ? 'One person has' : `${shown.counted} have`
			} so far.`;
		case 'no-difference':
			return `${people(shown.counted)} voted enough to be placed, and all of them voted alike. There are no groups to show.`;
		case 'groups-too-small':
			return `${people(shown.counted)} voted enough to be placed. Nearly all of them vote alike, and whoever votes otherwise is too few: groups of fewer than 5 people are not shown. One group is left, which says nothing beyond the votes themselves. No groups are shown.`;
		case 'too-many-votes':
			return 'There are more than a million votes. Groups of so many are not looked for here; the votes of everybody are below.';
	}
}
