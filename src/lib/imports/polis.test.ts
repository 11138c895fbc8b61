import { describe, expect, test } from 'vitest';
import { isRefused, type CheckedRow } from './import.ts';
import { checkPolis, readPolis, sourceOf } from './polis.ts';

const COMMENTS = 'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body';
const VOTES = 'timestamp,datetime,comment-id,voter-id,vote';
const SUMMARY = 'topic,"What would help, and who?"\nurl,https://pol.is/9abc\nvoters,2\n';
const AT = 1658934589213;

const bytes = (text: string) => new TextEncoder().encode(text);
const comment = (id: string, body: string, author = '1', moderated = '1') =>
	`${AT},x,${id},${author},0,0,${moderated},${body}`;
const vote = (id: string, voter: string, choice: string, at: number | string = AT) =>
	`${at},x,${id},${voter},${choice}`;

async function check(comments: string[], votes: string[] = [], header = COMMENTS) {
	const conversation = await readPolis({
		'comments.csv': bytes([header, ...comments].join('\n')),
		'votes.csv': bytes([VOTES, ...votes].join('\n')),
		'summary.csv': bytes(SUMMARY)
	});
	return { conversation, ...checkPolis(conversation, 'en', '2026-11-22') };
}

const told = (rows: CheckedRow[]) =>
	rows.filter(isRefused).map(({ file, row, column, problem }) => [file, row, column, problem]);

describe('a Polis export', () => {
	test('statements, those kept back, votes and people are counted; a changed vote is kept and the later stands', async () => {
		const { expected, rows, settings, conversation } = await check(
			[
				comment('1', 'Ask us', '5'),
				comment('2', 'Nonsense', '5', '-1'),
				comment('0', '"Well, yes"', '6', '0')
			],
			[vote('1', '5', '1', AT + 86_400_000), vote('1', '5', '-1'), vote('0', '7', '0')]
		);
		expect(expected).toEqual({
			statements: 2,
			moderated_out: 1,
			votes: 2,
			voters: 2,
			authors: 2,
			rejected: 0
		});
		const votes = rows.flatMap((row) => (!isRefused(row) && row.record.what === 'vote' ? [row.record] : []));
		expect(votes.map(({ choice, superseded }) => [choice, superseded])).toEqual([
			[1, false],
			[-1, true],
			[0, false]
		]);
		expect(settings).toMatchObject({
			opens_on: '2022-07-27',
			closes_on: '2022-07-28',
			address: 'https://pol.is/9abc'
		});
		expect(conversation.topic).toBe('What would help, and who?');
		expect(sourceOf(conversation, 'f'.repeat(64))).toBe('polis-9abc');
	});

	test('each bad row is told with its place, and costs no other', async () => {
		const { rows, expected } = await check(
			[
				comment('1', 'Fine'),
				comment('1', 'Again'),
				comment('2', '=1+1'),
				comment('3', 'w'.repeat(10_000)),
				comment('4', 'with, a comma'),
				comment('5', 'Fine too', '1', 'maybe'),
				`tomorrow,x,6,1,0,0,1,When`,
				'7',
				comment('', 'No id'),
				comment('8', ' ')
			],
			[
				vote('1', '1', '1'),
				vote('99', '1', '1'),
				vote('2', '1', '1'),
				vote('1', '2', '5'),
				vote('1', '3', '1', 'noon'),
				vote('1', '', '1')
			]
		);
		expect(told(rows)).toEqual([
			['comments.csv', 3, 'comment-id', 'Row 2 has the same comment-id.'],
			['comments.csv', 4, 'comment-body', expect.stringContaining('formula')],
			['comments.csv', 5, 'comment-body', 'This cell has 10,000 characters. The most is 9,999.'],
			['comments.csv', 6, null, expect.stringContaining('9 cells where the header has 8')],
			['comments.csv', 7, 'moderated', 'Moderated must be 1, 0 or -1.'],
			['comments.csv', 8, 'timestamp', 'This is not a time as Polis writes it.'],
			['comments.csv', 9, null, 'This row has 1 cell where the header has 8.'],
			['comments.csv', 10, 'comment-id', 'This row has no id we can use.'],
			['comments.csv', 11, 'comment-body', 'There are no words in this row.'],
			['votes.csv', 3, 'comment-id', 'There is no statement with this id in comments.csv.'],
			['votes.csv', 4, 'comment-id', 'Its statement is refused: row 4 of comments.csv.'],
			['votes.csv', 5, 'vote', 'A vote is 1 (agree), -1 (disagree) or 0 (pass).'],
			['votes.csv', 6, 'timestamp', 'This is not a time as Polis writes it.'],
			['votes.csv', 7, 'voter-id', 'This row has no id we can use.']
		]);
		expect(expected).toMatchObject({ statements: 1, votes: 1, rejected: 14 });
	});

	test('a file that is not what it should be is told by name', async () => {
		await expect(check([], [], 'timestamp,comment-id,comment-body')).rejects.toThrow(
			'This is not the comments.csv of a Polis export: it has no column author-id, moderated.'
		);
		const parts = {
			'comments.csv': bytes(COMMENTS),
			'votes.csv': bytes(VOTES),
			'summary.csv': bytes('url,x\n')
		};
		await expect(readPolis(parts)).rejects.toThrow('The summary.csv has no topic.');
	});
});
