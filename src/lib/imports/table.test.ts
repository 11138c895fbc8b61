import writeXlsx from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { readTable } from './table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, delimiter?: string) => readTable(bytes(text), 'table', delimiter);
const cells = async (text: string) => (await read(text)).rows.map((row) => row.cells);
const problems = async (given: string | Uint8Array) =>
	(await readTable(typeof given === 'string' ? bytes(given) : given, 'table')).rows.flatMap(({ row, why }) =>
		why ? [[row, why.problem]] : []
	);

describe('reading CSV', () => {
	test.each([
		['a mark at its beginning', '\ufeffa,b\n1,2', [['1', '2']]],
		[
			'Windows line ends',
			'a,b\r\n1,2\r\n3,4\r\n',
			[
				['1', '2'],
				['3', '4']
			]
		],
		['old Mac line ends', 'a,b\r1,2\r', [['1', '2']]],
		[
			'some lines that end otherwise',
			'a,b\n1,2\r\n3,"4"\r\n5,6\n',
			[
				['1', '2'],
				['3', '4'],
				['5', '6']
			]
		],
		['quotes, commas and lines inside quotes', 'a,b\n1,"x, ""y""\nz"\n', [['1', 'x, "y"\nz']]],
		['a carriage return that somebody typed', 'a,b\n1,"x\r"\n', [['1', 'x\r']]],
		['quotes in the middle of words', 'a,b\n1,he said "no"\n', [['1', 'he said "no"']]],
		['spaces around words', 'a,b\n 1,  two  spaces \n', [[' 1', '  two  spaces ']]],
		['words from right to left', 'a,b\n1,انہوں نے نہیں پوچھا\n', [['1', 'انہوں نے نہیں پوچھا']]],
		['faces of several letters', 'a,b\n1,👩🏾‍🦱é\n', [['1', '👩🏾‍🦱é']]],
		['semicolons', 'a;b\n1;2,5\n', [['1', '2,5']]],
		['tabs', 'a\tb\n1\t2\n', [['1', '2']]],
		['empty lines', 'a,b\n\n1,2\n\n', [['1', '2']]],
		['empty cells behind the last column', 'a,b\n1,2,,\n', [['1', '2', '', '']]]
	])('with %s', async (_, text, expected) => {
		expect(await cells(text)).toEqual(expected);
	});

	test('rows keep the number a spreadsheet gives them', async () => {
		expect((await read('a,b\n1,2\n\n"3\n3",4\n5,6')).rows.map(({ row }) => row)).toEqual([2, 4, 5]);
	});

	test('the separator can be chosen', async () => {
		expect((await read('a|b;c\n1|2;3', ';')).rows[0]?.cells).toEqual(['1|2', '3']);
	});

	test.each([
		['too few cells', 'a,b\n1\n2,3\n', [[2, 'This row has 1 cell where the header has 2.']]],
		[
			'too many cells',
			'a,b\n1,no, thanks\n',
			[
				[
					2,
					'This row has 3 cells where the header has 2. Words that hold the separator need quotation marks around them.'
				]
			]
		],
		[
			'a quotation mark that stays open',
			'a,b\n1,"x\n2,y\n',
			[[2, 'A quotation mark in this row is not closed, or has letters after it.']]
		],
		[
			'letters behind a quotation mark',
			'a,b\n0,"l1\nl2"\n1,"x" y\n2,"z"\n',
			[[3, 'A quotation mark in this row is not closed, or has letters after it.']]
		]
	])('a row with %s is told and costs no other', async (_, text, expected) => {
		expect(await problems(text)).toEqual(expected);
		expect((await read(text)).rows.filter(({ why }) => !why)).toHaveLength(
			(await read(text)).rows.length - 1
		);
	});

	test('a broken row is given back as it stood', async () => {
		const { rows } = await read('a,b\n0,x\n1,"one" two, three\n2,z\n');
		expect(rows.map((row) => row.cells)).toEqual([['0', 'x'], ['1,"one" two, three'], ['2', 'z']]);
	});

	test('letters that are not UTF-8 keep their row from being taken, and come back as they were meant', async () => {
		const { rows, damaged } = await readTable(
			Buffer.from('a,b\n1,caf\xe9 ol\xe9\n2,tea\n', 'latin1'),
			'table'
		);
		expect(damaged).toBe(true);
		expect(rows.map(({ meant }) => meant)).toEqual([['1', 'café olé'], undefined]);
	});
});

describe('a file that is no table says what to do', () => {
	test.each([
		['empty', new Uint8Array(), 'This file is empty'],
		['UTF-16 with a mark', Buffer.from('\ufeffa,b\n1,2', 'utf16le'), 'UTF-16'],
		['UTF-16 without', Buffer.from('words,when\nhello,2025', 'utf16le'), 'UTF-16'],
		['an old spreadsheet', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'not a CSV or XLSX'],
		['a PDF called CSV', bytes('%PDF-1.7'), 'not a CSV or XLSX'],
		['a zip that is no spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3), 'cannot be read'],
		['too large', new Uint8Array(10 * 1024 * 1024 + 1).fill(97), '10 MB'],
		['too long', bytes(`a\n${'1\n'.repeat(100_001)}`), '100,000 rows']
	])('%s', async (_, given, sentence) => {
		await expect(readTable(given, 'table')).rejects.toThrow(sentence);
	});
});

describe('reading XLSX', () => {
	const sheet = async (rows: (string | number | Date | null)[][]) => {
		const cellsOf = rows.map((row) =>
			row.map((value) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : { value }))
		);
		return new Uint8Array(await writeXlsx(cellsOf as never).toBuffer());
	};

	test('text as it stands, numbers and days as they are read', async () => {
		const given = await sheet([
			['Words', 'When', 'Row'],
			['  اردو =no formula\nline 2 ', new Date('2025-03-31T00:00:00Z'), 12],
			['only words', null, null]
		]);
		const { header, rows, delimiter } = await readTable(given, 'table');
		expect({ header, delimiter }).toEqual({ header: ['Words', 'When', 'Row'], delimiter: null });
		expect(rows.map((row) => row.cells)).toEqual([
			['  اردو =no formula\nline 2 ', '2025-03-31', '12'],
			['only words', '', '']
		]);
	});
});
