// What an evidence pack says of challenges: what was challenged, what the trust and its board answered, where both sides see the influence of
// a decision differently (R7, R8, R10). Pure.
import {
	BOARD_OUTCOMES,
	OUTCOMES,
	STANDINGS,
	type BoardTable,
	type ChallengeOutcome,
	type Standing
} from '../../decisions/challenge.ts';
import { ratingWords } from '../../decisions/rating.ts';
import { longDate } from '../../platform/dates.ts';
import type { PackSection, Row } from '../section.ts';

type Raised = {
	id: string;
	kind: 'insight' | 'decision';
	about: string;
	number: number;
	title: string;
	raised_on: string;
	standing: Standing;
	/** Null where names of people are left out. */
	by: string | null;
	words: string | null;
	taken_back: boolean;
	/** By its author, as resolved. */
	closed: boolean;
	answered_on: string | null;
	outcome: ChallengeOutcome | null;
	answer: string | null;
	escalated_on: string | null;
	board:
		(Omit<BoardTable, 'statements'> & { statements: { words: string | null; shown_as?: string }[] }) | null;
};

type Apart = {
	id: string;
	number: number;
	title: string;
	owner: number;
	people: number;
	answers: number;
	notes: { note: string; body: string; met_on: string }[];
};

/** As private.pack_challenges answers. */
export type ChallengesData = { trust: string; until: string; challenges: Raised[]; apart: Apart[] };

export function challenges({ trust, until, challenges: raised, apart }: ChallengesData): PackSection {
	const waiting = raised.filter(({ taken_back, closed }) => !taken_back && !closed);
	const open = waiting.filter(({ answered_on }) => answered_on === null);
	const tabled = raised.filter(({ board }) => board !== null);
	const late = waiting.filter(({ board }) => board !== null && !board.settled_at && board.due_on < until);
	const unspoken = apart.filter(({ notes }) => notes.length === 0);
	return {
		key: 'challenges',
		title: 'Challenges, and influence seen differently',
		says: [
			`Challenges raised, taken to the board or answered there: ${raised.length}. Waiting for the trust’s answer: ${open.length}.`,
			`Taken to the board: ${tabled.length}. Answered there: ${tabled.filter(({ board }) => board?.settled_at).length}.`,
			`Decisions whose owner and contributors see their influence two or more steps apart: ${apart.length}.`
		],
		tables: [
			{
				key: 'challenges',
				title: 'What was challenged',
				about: 'The words are their authors’. The trust cannot change or remove them.',
				columns: [
					{ key: 'about', title: 'About', kind: 'words' },
					{ key: 'raised_on', title: 'Raised', kind: 'day' },
					{ key: 'by', title: 'By', kind: 'words' },
					{ key: 'words', title: 'Their words', kind: 'words' },
					{ key: 'answered_on', title: 'Answered', kind: 'day' },
					{ key: 'answer', title: 'The trust’s answer', kind: 'words' },
					{ key: 'escalated_on', title: 'Taken to the board', kind: 'day' },
					{ key: 'board', title: 'The board’s answer', kind: 'words' },
					{ key: 'statements', title: 'A co-chair beside it', kind: 'words' }
				],
				rows: raised.map((one) => ({
					cells: challenged(one),
					link: `/${trust}/said-and-done/${one.kind}s/${one.about}`
				})),
				empty: 'Nobody challenged anything in this period.',
				hidden: 'Nothing'
			},
			{
				key: 'apart',
				title: 'Influence seen differently',
				about:
					'From 1, none, to 5, it decided it. Contributors’ side is the middle of at least 5 answers. As it stands when the pack is made.',
				columns: [
					{ key: 'number', title: 'Decision', kind: 'number' },
					{ key: 'title', title: 'Title', kind: 'words' },
					{ key: 'owner', title: 'Its owner says', kind: 'words' },
					{ key: 'people', title: 'Those it rests on say', kind: 'words' },
					{ key: 'notes', title: 'What the board said', kind: 'words' }
				],
				rows: apart.map((one): Row => ({
					cells: {
						number: one.number,
						title: one.title,
						owner: ratingWords(one.owner),
						people: `${ratingWords(one.people)} (${one.answers} answers)`,
						notes:
							one.notes.map(({ note, body, met_on }) => `${body}, ${longDate(met_on)}: ${note}`).join(' ') ||
							null
					},
					link: `/${trust}/said-and-done/decisions/${one.id}`
				})),
				empty: 'No decision is seen two or more steps apart, of those that five or more people have rated.',
				hidden: 'Nothing yet'
			}
		],
		gaps: [
			...open.map(
				({ kind, number, raised_on }) =>
					`A challenge to ${kind} ${number}, raised on ${longDate(raised_on)}, has no answer.`
			),
			...late.map(
				({ kind, number, board }) =>
					`A challenge to ${kind} ${number} was to come to the board by ${longDate(board!.due_on)}. It has no answer there.`
			),
			...unspoken.map(
				({ number }) => `The board has not spoken of decision ${number}, whose influence is seen differently.`
			)
		]
	};
}

function challenged({ kind, number, title, board, ...one }: Raised): Row['cells'] {
	return {
		about: `${kind === 'insight' ? 'Insight' : 'Decision'} ${number}: ${title}`,
		raised_on: one.raised_on,
		by: one.by ?? STANDINGS[one.standing],
		words: one.words ?? 'Taken back by its author',
		answered_on: one.answered_on,
		answer: one.outcome && one.answer ? `${OUTCOMES[one.outcome]}. ${one.answer}` : null,
		escalated_on: one.escalated_on,
		board: board?.outcome
			? `${BOARD_OUTCOMES[board.outcome]}. ${board.answer} (${board.body}, ${longDate(board.met_on!)})`
			: null,
		statements:
			board?.statements
				.map(({ words, shown_as }) =>
					words === null ? 'Taken back by its author' : shown_as ? `${shown_as}: ${words}` : words
				)
				.join(' ') || null
	};
}
