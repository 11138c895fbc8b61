// Results as tables to take away. No code, no time of day, no name, and nothing that people said of themselves (R38).
import { languageName } from '../../contributions/languages.ts';
import { OTHER, type Question } from '../questions.ts';
import type { Opinion, Statement, VotesRead } from './opinion.ts';
import {
	askedQuestions,
	choiceRows,
	countedOf,
	matrixRows,
	scaleRows,
	type AskedQuestion,
	type Facts,
	type Results
} from './results.ts';

export type Cell = string | number | null;
/** The first row names the columns. */
export type Table = Cell[][];

export const TABLES = ['counts', 'answers', 'statements', 'votes', 'matrix'] as const;
export type TableName = (typeof TABLES)[number];

/** One sheet as the database gives it. */
export type SheetRow = {
	id: string;
	given_on: string;
	how: 'online' | 'paper' | 'on behalf';
	lang: string;
	answers: Record<string, { value: Value | null; words: string | null }>;
};
type Value = { chosen?: string[]; number?: number; rated?: Record<string, number>; voted?: number };

/** Counts by question, one line an answer. */
export function countsTable(results: Results): Table {
	const lines = askedQuestions(results.consultation.versions).flatMap(({ question, number }): Table => {
		const counted = countedOf(results, question.id);
		const head = [number, question.title];
		const line = (part: string | null, answer: string, n: number): Cell[] => [
			...head,
			part,
			answer,
			n,
			counted.answered,
			counted.asked
		];
		switch (question.kind) {
			case 'single_choice':
			case 'multiple_choice':
				return choiceRows(question, counted).map(({ label, n }) => line(null, label, n));
			case 'scale':
				return scaleRows(question, counted).map(({ key, n }) => line(null, key, n));
			case 'number':
				return Object.entries(counted.counts)
					.sort(([a], [b]) => Number(a) - Number(b))
					.map(([value, n]) => line(null, value, n));
			case 'matrix':
				return matrixRows(question, counted).flatMap(({ label, counts }) =>
					counts.map((n, index) => line(label, String(question.scale.from + index), n))
				);
			case 'open_text':
				return [line(null, 'In their own words', counted.words)];
			case 'statements':
				return [line(null, 'Voted', counted.answered)];
			case 'information':
				return [];
		}
	});
	return [
		[
			'Question',
			'Words of the question',
			'Part',
			'Answer',
			'How many',
			'Answered the question',
			'Were asked'
		],
		...lines
	];
}

/** One line a sheet, one column a question, or one for each thing of a matrix. The month and not the day: with words it would find people. */
export function answersTable({ versions }: Facts, sheets: SheetRow[]): Table {
	const columns = askedQuestions(versions).flatMap(columnsFor);
	return [
		['Sheet', 'Month', 'How', 'Language', ...columns.map(({ title }) => title)],
		...sheets.map((sheet, index): Cell[] => [
			index + 1,
			sheet.given_on.slice(0, 7),
			sheet.how,
			languageName(sheet.lang),
			...columns.map(({ cell }) => cell(sheet))
		])
	];
}

type Column = { title: string; cell: (sheet: SheetRow) => Cell };

function columnsFor({ question, number }: AskedQuestion): Column[] {
	const title = number ? `${number}. ${question.title}` : question.title;
	const of = (sheet: SheetRow) => sheet.answers[question.id];
	if (question.kind === 'matrix') {
		return question.items.map(({ id, label }) => ({
			title: `${title}: ${label}`,
			cell: (sheet) => of(sheet)?.value?.rated?.[id] ?? null
		}));
	}
	return [{ title, cell: (sheet) => cellFor(question, of(sheet)) }];
}

function cellFor(question: Question, answer: SheetRow['answers'][string] | undefined): Cell {
	if (!answer) return null;
	const { value, words } = answer;
	if (value?.chosen) {
		const labels = 'options' in question ? question.options : [];
		return value.chosen
			.map((id) =>
				id === OTHER
					? `Something else: ${words ?? ''}`
					: (labels.find((option) => option.id === id)?.label ?? id)
			)
			.join('; ');
	}
	if (value?.number !== undefined) return value.number;
	if (value?.voted !== undefined) return `Voted on ${value.voted}`;
	return words;
}

/** Statements by the number that the votes name them with. */
export function statementsTable({ consultation, statements }: VotesRead): Table {
	const asked = askedQuestions(consultation.versions);
	return [
		['Statement', 'Question', 'Words', 'Added by somebody who answered', 'Agree', 'Disagree', 'Pass'],
		...statements.map((one, place): Cell[] => [
			place + 1,
			asked.find(({ question }) => question.id === one.question)?.question.title ?? null,
			one.words,
			one.added ? 'yes' : 'no',
			one.agree,
			one.disagree,
			one.pass
		])
	];
}

/** One line a vote: 1 agrees, 0 passes, -1 disagrees. Voters are numbered anew each time. `below(n)`: any of 0 to n - 1. */
export function votesTable({ votes }: VotesRead, below: (n: number) => number): Table {
	const lines = shuffled(votes ?? [], below).flatMap((codes, voter) =>
		codes.map((code): Cell[] => [voter + 1, Math.floor(code / 3) + 1, (code % 3) - 1])
	);
	return [['Voter', 'Statement', 'Vote'], ...lines];
}

/** One line a voter and one column a statement, as Polis writes its participants and votes. */
export function matrixTable({ statements, votes }: VotesRead, below: (n: number) => number): Table {
	return [
		['Voter', 'Votes', 'Agree', 'Disagree', ...statements.map((_, place) => String(place + 1))],
		...shuffled(votes ?? [], below).map((codes, voter): Cell[] => {
			const row: Cell[] = statements.map(() => null);
			for (const code of codes) row[Math.floor(code / 3)] = (code % 3) - 1;
			const of = (choice: number) => row.filter((one) => one === choice).length;
			return [voter + 1, codes.length, of(1), of(-1), ...row];
		})
	];
}

/** In any order, each as likely as the others (Durstenfeld 1964). */
export function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
	const cards = [...list];
	for (let last = cards.length - 1; last > 0; last--) {
		const other = below(last + 1);
		[cards[last], cards[other]] = [cards[other]!, cards[last]!];
	}
	return cards;
}

/** Opinion groups as data: sizes and counts that may be shown, and nobody's group. */
export function groupsData(read: VotesRead, opinion: Opinion, without: ReadonlySet<string>) {
	const { shown } = opinion;
	const tally = ({ agree, disagree, pass }: Pick<Statement, 'agree' | 'disagree' | 'pass'>) => ({
		agree,
		disagree,
		pass
	});
	return {
		consultation: read.consultation.title,
		groups: opinion.groups.map(({ name, size }) => ({ name, size })),
		why_no_groups: shown.found ? null : shown.why,
		statements: read.statements.map((one, place) => ({
			number: place + 1,
			words: one.words,
			lang: one.lang,
			about_the_person: without.has(one.id),
			...tally(one),
			groups: (opinion.counts.get(place) ?? []).map((count) => count && tally(count))
		}))
	};
}
