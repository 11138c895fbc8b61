import { describe, expect, test } from 'vitest';
import { count, keepWords, recordWords, writeWords } from './schema.ts';

const messages = (result: { success: boolean; error?: { issues: { message: string }[] } }) =>
	result.error?.issues.map(({ message }) => message) ?? [];

describe('words', () => {
	test('under way may still miss anything; to be recorded they need a way in which they were given', () => {
		expect(keepWords.parse({})).toEqual({ words: '', content_note: '' });
		expect(messages(writeWords.safeParse({ words: ' \n' }))).toEqual([
			'Write what was said',
			'Choose how it was given'
		]);
	});

	test('are never tidied', () => {
		expect(writeWords.parse({ words: '  She said:\n\n“No.” ', kind: 'text', who: '' }).words).toBe(
			'  She said:\n\n“No.” '
		);
	});
});

describe('what the person answered', () => {
	const same = { same: 'yes', same_as: '00000000-0000-4000-8000-000000000001' };

	test('the same again, and nothing else', () => {
		expect(recordWords.safeParse({ ...same, same_as: same.same_as, shown_as: '' }).success).toBe(true);
		expect(messages(recordWords.safeParse({ ...same, may_board: 'no' }))).toHaveLength(1);
		expect(
			messages(recordWords.safeParse({ ...same, attribution: 'named', shown_as: 'Amina' }))
		).toHaveLength(1);
	});

	test('a name to show is asked for where one is wanted', () => {
		expect(messages(recordWords.safeParse({ attribution: 'pen_name' }))).toEqual([
			'Enter the name to show with the words'
		]);
	});
});

test.each(['', '0', '-2', '2.5', 'many', '5001'])('%j is not a number of people', (people) => {
	expect(count.safeParse({ people, pressed: '00000000-0000-4000-8000-000000000001' }).success).toBe(false);
});
