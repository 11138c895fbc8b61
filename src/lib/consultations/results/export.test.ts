import { expect, test } from 'vitest';
import type { Question } from '../questions.ts';
import {
	answersTable,
	countsTable,
	groupsData,
	matrixTable,
	shuffled,
	statementsTable,
	votesTable,
	type SheetRow
} from './export.ts';
import { toFile } from './export.server.ts';
import { opinionOf, type VotesRead } from './opinion.ts';
import type { Facts, Results } from './results.ts';

const QUESTIONS: Question[] = [
	{
		id: 'rung',
		kind: 'single_choice',
		title: 'Have you rung?',
		required: false,
		own_words: true,
		options: [
			{ id: 'yes', label: 'Yes' },
			{ id: 'no', label: 'No' }
		]
	},
	{ id: 'words', kind: 'open_text', title: 'What should the first words be?', required: false },
	{
		id: 'rate',
		kind: 'matrix',
		title: 'How was',
		required: false,
		items: [{ id: 'food', label: 'Food' }],
		scale: { from: 1, to: 2, from_label: 'Bad', to_label: 'Good' }
	}
];
const facts = {
	title: 'The line',
	versions: [{ version: 1, questions: QUESTIONS }]
} as Facts;

test('counts: one line an answer', () => {
	const results: Results = {
		consultation: facts,
		sheets: { sent: 3, online: 3, paper: 0, on_behalf: 0 },
		questions: {
			rung: { asked: 3, answered: 3, words: 1, counts: { yes: 2, other: 1 } },
			words: { asked: 3, answered: 1, words: 1, counts: {} },
			rate: { asked: 3, answered: 1, words: 0, counts: { 'food:2': 1 } }
		},
		statements: {}
	};
	expect(countsTable(results).slice(1)).toEqual([
		['1', 'Have you rung?', null, 'Yes', 2, 3, 3],
		['1', 'Have you rung?', null, 'No', 0, 3, 3],
		['1', 'Have you rung?', null, 'Something else, in their own words', 1, 3, 3],
		['2', 'What should the first words be?', null, 'In their own words', 1, 1, 3],
		['3', 'How was', 'Food', '1', 0, 1, 3],
		['3', 'How was', 'Food', '2', 1, 1, 3]
	]);
});

const SHEETS: SheetRow[] = [
	{
		id: 'never shown',
		given_on: '2026-03-02',
		how: 'paper',
		lang: 'ur',
		answers: {
			rung: { value: { chosen: ['no', 'other'] }, words: 'My daughter did' },
			words: { value: null, words: '=SUM(A1) اردو' },
			rate: { value: { rated: { food: 2 } }, words: null }
		}
	},
	{ id: 'nor this', given_on: '2026-03-03', how: 'online', lang: 'en', answers: {} }
];

test('answers: one line a sheet, by number and month, with labels and their own words', () => {
	const table = answersTable(facts, SHEETS);
	expect(table).toEqual([
		[
			'Sheet',
			'Month',
			'How',
			'Language',
			'1. Have you rung?',
			'2. What should the first words be?',
			'3. How was: Food'
		],
		[1, '2026-03', 'paper', 'اردو (Urdu)', 'No; Something else: My daughter did', '=SUM(A1) اردو', 2],
		[2, '2026-03', 'online', 'English', null, null, null]
	]);
	expect(JSON.stringify(table)).not.toContain('never shown');
});

test('CSV makes formulas harmless and leaves numbers below nothing alone', async () => {
	const csv = await (
		await toFile('votes', 'csv', [
			['Words', 'Vote'],
			['=1+1', -1],
			['@x\n"y"', 1]
		])
	).text();
	expect(csv).toBe(`Words,Vote\r\n"'=1+1",-1\r\n"'@x\n""y""",1\r\n`);
});

test('XLSX says what it is, and is a zip', async () => {
	const file = await toFile('answers', 'xlsx', answersTable(facts, SHEETS));
	expect(file.headers.get('content-disposition')).toBe('attachment; filename="answers.xlsx"');
	expect(file.headers.get('cache-control')).toBe('private, no-store');
	expect([...new Uint8Array(await file.arrayBuffer())].slice(0, 2)).toEqual([0x50, 0x4b]);
});

const statement = (id: string) => ({
	id,
	question: null,
	item: null,
	added: false,
	words: `Words of ${id}`,
	lang: 'en',
	dir: 'ltr' as const,
	agree: 1,
	disagree: 0,
	pass: 0
});
const read: VotesRead = {
	consultation: facts,
	statements: [statement('s1'), statement('s2')],
	votes: [[2, 3], [1], [0, 5]]
};

test('votes: 1, 0 and -1 by numbers that are dealt anew each time', () => {
	const last = () => 0;
	expect(votesTable(read, (n) => n - 1).slice(1)).toEqual([
		[1, 1, 1],
		[1, 2, -1],
		[2, 1, 0],
		[3, 1, -1],
		[3, 2, 1]
	]);
	expect(votesTable(read, last).slice(1)).not.toEqual(votesTable(read, (n) => n - 1).slice(1));
	expect(matrixTable(read, (n) => n - 1)).toEqual([
		['Voter', 'Votes', 'Agree', 'Disagree', '1', '2'],
		[1, 2, 1, 1, 1, -1],
		[2, 1, 0, 0, 0, null],
		[3, 2, 1, 1, -1, 1]
	]);
	expect(statementsTable(read)[1]).toEqual([1, null, 'Words of s1', 'no', 1, 0, 0]);
});

test('shuffled, everything is still there', () => {
	let state = 3;
	const below = (n: number) => (state = (state * 48_271) % 2_147_483_647) % n;
	const list = Array.from({ length: 50 }, (_, index) => index);
	const dealt = shuffled(list, below);
	expect(dealt).not.toEqual(list);
	expect([...dealt].sort((a, b) => a - b)).toEqual(list);
});

test('groups as data: no voter is among them, and why there are none', () => {
	const without = new Set(['s2']);
	const data = groupsData(read, opinionOf(read, without), without);
	expect(data).toMatchObject({ consultation: 'The line', groups: [], why_no_groups: 'too-few-voters' });
	expect(data.statements[1]).toEqual({
		number: 2,
		words: 'Words of s2',
		lang: 'en',
		about_the_person: true,
		agree: 1,
		disagree: 0,
		pass: 0,
		groups: []
	});
});
