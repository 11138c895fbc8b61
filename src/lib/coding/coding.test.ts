import { describe, expect, test } from 'vitest';
import {
	asStored,
	chosenSpans,
	codedParts,
	codeTree,
	namesOf,
	progressSentence,
	type Code
} from './coding.ts';
import { newRound, putting } from './schema.ts';

const code = (id: string, name: string, parent_id: string | null = null, definition = ''): Code => ({
	id,
	name,
	parent_id,
	definition
});
const BOOK = [
	code('a', 'Access'),
	code('x', 'Experience'),
	code('f', 'Food', 'x', 'Meals, and who chose them'),
	code('h', 'Halal', 'f'),
	code('o', 'Orphan', 'gone')
];
const drawn = (wanted?: string) => codeTree(BOOK, wanted).map(({ name, depth }) => '-'.repeat(depth) + name);

describe('the tree of codes', () => {
	test('is written out in order; what stands under nothing any more stands at the top', () => {
		expect(drawn()).toEqual(['Access', 'Experience', '-Food', '--Halal', 'Orphan']);
	});

	test('looked through, keeps what holds the words and what that stands under', () => {
		expect(drawn('halal')).toEqual(['Experience', '-Food', '--Halal']);
		expect(drawn(' MEALS ')).toEqual(['Experience', '-Food']);
		expect(drawn('nothing')).toEqual([]);
	});
});

describe('chosen words', () => {
	const words = 'Kind 🙂 staff.\r\nNobody told us.\rCold tea.';

	test('selected on a page are counted as they are stored, past line breaks and emoji', () => {
		const drawn = words.replaceAll(/\r\n?/g, '\n');
		const starts = [...drawn.slice(0, drawn.indexOf('Cold'))].length;
		const stored = asStored(words, { starts, ends: starts + 8 });
		expect([...words].slice(stored.starts, stored.ends).join('')).toBe('Cold tea');
		expect(asStored(words, { starts: 0, ends: 9999 })).toEqual({ starts: 0, ends: [...words].length });
	});

	test('are those selected, ticked and written, without white space at their edges', () => {
		expect(
			chosenSpans(
				{ words: 'One two. Three four.' },
				{
					sentences: [{ starts: 9, ends: 20 }],
					exact: '',
					selected: { starts: 3, ends: 8 }
				}
			)
		).toEqual([
			{ starts: 4, ends: 8 },
			{ starts: 9, ends: 20 }
		]);
		expect(chosenSpans({ words: 'One' }, { sentences: [], exact: 'two', selected: null })).toBe(
			'not-in-these-words'
		);
	});

	test('a sentence carries the codes put to any of it', () => {
		const coding = {
			id: 'k',
			code_id: 'a',
			name: 'Access',
			starts: 5,
			ends: 12,
			mine: true,
			by: 'Grace',
			how: 'by reading' as const
		};
		const parts = codedParts({ words: 'One two. Three four. Five.', lang: 'en', codings: [coding] });
		expect(parts.map(({ codings }) => codings.length)).toEqual([1, 1, 0]);
	});
});

describe('forms', () => {
	const CODE = '00000000-0000-4000-c000-000000000001';

	test('a code and some words are needed, in whichever way they were chosen', () => {
		const given = (more: object) => putting.safeParse({ codes: CODE, ...more }).success;
		expect(given({ selected: '0-4' })).toBe(true);
		expect(given({ sentences: ['0-4', '4-9'] })).toBe(true);
		expect(given({ exact: 'words', selected: '' })).toBe(true);
		expect(given({ selected: '' })).toBe(false);
		expect(given({ codes: undefined, selected: '0-4' })).toBe(false);
		expect(given({ selected: '4' })).toBe(false);
	});

	test('words of one place need the place', () => {
		const given = { programme: CODE, title: 'First', coders: CODE, chosen: 'workshop', most: '100' };
		expect(newRound.safeParse({ ...given, workshop: CODE }).success).toBe(true);
		const refused = newRound.safeParse({ ...given, consultation: CODE });
		expect(refused.error?.issues.map(({ path }) => path)).toEqual([['workshop']]);
	});
});

test('how a round stands is one sentence', () => {
	const round = { total: 10, finished: 3, mine_left: 2, closed_at: null };
	expect(progressSentence(round)).toBe('3 of 10 read by everybody. You have 2 left.');
	expect(progressSentence({ ...round, mine_left: 0 })).toContain('You have read them all.');
	expect(progressSentence({ ...round, mine_left: null })).toBe('3 of 10 read by everybody.');
	expect(progressSentence({ ...round, closed_at: '2026-01-01' })).toContain('closed');
	expect(namesOf(['Grace', 'Fatima'])).toBe('Grace and Fatima');
});
