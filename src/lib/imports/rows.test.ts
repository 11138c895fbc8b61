import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { toDay } from './cells.ts';
import { columnsFrom, guessColumns } from './columns.ts';
import { isRefused, type StatementRecord } from './import.ts';
import { toCsv } from './refused.ts';
import { checkTable, type HowToRead } from './rows.ts';
import { readTable } from './table.ts';

const TODAY = '2026-11-22';
const COLUMNS = { words: 0, date: 1, lang: 2, shown_as: 3, person: 4, reference: 5 };
const HEADER = 'Words,When,Language,Name,Person,Ref';

async function check(lines: string[][] | string | Uint8Array, changes: Partial<HowToRead> = {}) {
	const text = Array.isArray(lines) ? `${HEADER}\n${Papa.unparse(lines)}` : lines;
	const table = await readTable(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'table');
	return checkTable(table, { columns: COLUMNS, lang: 'en', given_on: null, ...changes }, TODAY);
}

const row = (changes: Partial<Record<keyof typeof COLUMNS, string>>) =>
	Object.keys(COLUMNS).map(
		(key) => changes[key as keyof typeof COLUMNS] ?? { words: 'Ask us', date: '2025-03-04' }[key] ?? ''
	);

async function problemOf(changes: Parameters<typeof row>[0]) {
	const [first] = (await check([row(changes)])).rows;
	return first && isRefused(first) ? [first.column, first.problem] : null;
}

describe('a cell that is refused', () => {
	test.each([
		['no words', { words: ' \u00a0' }, 'Words', 'There are no words in this row.'],
		[
			'10,000 characters',
			{ words: '字'.repeat(10_000) },
			'Words',
			'This cell has 10,000 characters. The most is 9,999.'
		],
		[
			'a character nobody can store',
			{ words: 'a\0b' },
			'Words',
			'This cell holds a character that cannot be stored.'
		],
		[
			'no day',
			{ date: '31/02/2025' },
			'When',
			'This is not a day we can read. Write it like 2025-03-31 or 31/03/2025.'
		],
		['a day to come', { date: '2026-11-23' }, 'When', 'This day is in the future.'],
		['a day long gone', { date: '1/1/1900' }, 'When', 'This day is before 5 July 1948.'],
		[
			'a missing day',
			{ date: '' },
			'When',
			'This row has no date. Fill it in, or enter one day for rows that have none.'
		],
		[
			'a language in words',
			{ lang: 'English' },
			'Language',
			'Write the language as a code, like en, ur or pa-PK.'
		],
		['a name without end', { shown_as: 'a'.repeat(81) }, 'Name', 'Use 80 characters or fewer here.']
	])('for %s', async (_, changes, column, problem) => {
		expect(await problemOf(changes)).toEqual([column, problem]);
	});

	test.each([
		'=1+1',
		'@SUM(A1)',
		' =HYPERLINK("http://x")',
		'\t=1',
		'+cmd',
		'-SUM(A1)',
		'+(1)',
		"-2+3+cmd|' /C calc'!A0"
	])('for a formula: %s', async (words) => {
		expect((await problemOf({ words }))?.[1]).toContain('spreadsheet formula');
	});

	test.each([
		'- we asked twice',
		'-5 degrees in the ward',
		'+44 is the number',
		'1=1',
		'a@b',
		'(why)',
		'9,999',
		'字'.repeat(9_999)
	])('but not for words: %s', async (words) => {
		expect(await problemOf({ words })).toBeNull();
	});
});

describe('a table that is checked', () => {
	test('the first of two rows with one reference is taken', async () => {
		const { rows, expected } = await check([row({ reference: '7' }), row({ reference: '7' }), row({})]);
		expect(rows.map(isRefused)).toEqual([false, true, false]);
		expect(rows[1]).toMatchObject({ row: 3, column: 'Ref', problem: 'Row 2 has the same reference.' });
		expect(expected).toEqual({
			statements: 2,
			moderated_out: 0,
			votes: 0,
			voters: 0,
			authors: 0,
			rejected: 1
		});
	});

	test('what a row does not say is filled in, and a name is shown only where there is one', async () => {
		const given = [
			row({ date: '', lang: '', person: '1' }),
			row({ date: '5 April 2024', lang: 'ur', shown_as: ' Zed ', person: '1' })
		];
		const { rows, expected } = await check(given, { given_on: '2020-01-01', lang: 'bn' });
		const records = rows.map((one) => (isRefused(one) ? null : (one.record as StatementRecord)));
		expect(records.map((record) => [record?.given_on, record?.lang, record?.shown_as])).toEqual([
			['2020-01-01', 'bn', null],
			['2024-04-05', 'ur', 'Zed']
		]);
		expect(expected.authors).toBe(1);
	});

	test('letters that are not UTF-8 matter only in columns that are used', async () => {
		const given = Buffer.from(`${HEADER}\nok,2025-01-01,,,,caf\xe9\ncaf\xe9,2025-01-01,,,,1\n`, 'latin1');
		const { rows } = await check(given, { columns: { words: 0, date: 1 } });
		expect(rows.map(isRefused)).toEqual([false, true]);
		expect(rows[1]).toMatchObject({ column: 'Words', cells: ['café', '2025-01-01', '', '', '', '1'] });
	});

	test('without a column for words, or any day, nothing can be checked', async () => {
		await expect(check([row({})], { columns: { date: 1 } })).rejects.toThrow(
			'Choose the column that holds the words'
		);
		await expect(check([row({})], { columns: { words: 0 } })).rejects.toThrow(
			'Choose the column that holds the date'
		);
	});

	test('whatever people wrote comes out as it went in', async () => {
		const letters = [
			'a',
			'B',
			' ',
			'  ',
			',',
			';',
			'"',
			'""',
			'\n',
			'\r\n',
			'\r',
			'\t',
			"'",
			'é',
			'e\u0301',
			'\u00a0',
			'\u200f',
			'ا',
			'字',
			'👩🏾‍🦱',
			'\ufffd',
			'5',
			'?'
		];
		let seed = 20261122;
		const next = (below: number) => {
			seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
			return Math.floor((seed / 2_147_483_648) * below);
		};
		const said = Array.from(
			{ length: 500 },
			() => `w${Array.from({ length: next(30) }, () => letters[next(letters.length)]).join('')}`
		);
		for (const newline of ['\n', '\r\n']) {
			const text = Papa.unparse([HEADER.split(','), ...said.map((words) => row({ words }))], { newline });
			const { rows } = await check(text);
			expect(
				rows.map((one) => (isRefused(one) ? one.problem : (one.record as StatementRecord).words))
			).toEqual(said);
			const last = Papa.unparse([['When', 'Words'], ...said.map((words) => ['2025-01-01', words])], {
				newline
			});
			const again = await check(last, { columns: { date: 0, words: 1 } });
			expect(
				again.rows.map((one) => (isRefused(one) ? one.problem : (one.record as StatementRecord).words))
			).toEqual(said);
		}
	});
});

describe('days as people write them', () => {
	test.each([
		['2025-03-31', '2025-03-31'],
		['2025-3-1 14:05', '2025-03-01'],
		['2025-06-30T23:30:00Z', '2025-07-01'],
		['31/03/2025', '2025-03-31'],
		['1.4.2025 09:00', '2025-04-01'],
		['1st April 2025', '2025-04-01'],
		['31/04/2025', null],
		['03/31/2025', null],
		['soon', null]
	])('%s', (cell, expected) => {
		expect(toDay(cell)).toBe(expected);
	});
});

test('columns are guessed by their names, never whose name to show', () => {
	expect(guessColumns(['ID', 'Date given', 'Comment', 'Display name', 'Participant ID'])).toEqual({
		words: 2,
		date: 1,
		person: 4,
		reference: 0
	});
	expect(columnsFrom('words=Comment,date=When', ['When', 'Comment'])).toEqual({ words: 1, date: 0 });
	expect(() => columnsFrom('words=Comments', ['Comment'])).toThrow('There is no column “Comments”');
	expect(() => columnsFrom('word=Comment', ['Comment'])).toThrow('“word” is not known');
});

test('refused rows come back with their place and problem, and no formula that runs', () => {
	const refused = {
		file: 'table',
		row: 3,
		column: 'Words',
		problem: 'A formula',
		cells: ['=1+1', '2']
	} as const;
	expect(toCsv(['Words', 'When'], [{ ...refused, cells: [...refused.cells] }])).toBe(
		'\ufeffWords,When,Row,Column,Problem\r\n"\'=1+1",2,3,Words,A formula\r\n'
	);
});
