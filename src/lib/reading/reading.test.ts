import { expect, test } from 'vitest';
import { enoughSentence, noteBefore } from './reading.ts';

test.each([
	['A death on a ward', 0, 'Before you read: A death on a ward.'],
	['A death on a ward.', 1, 'Before you read: A death on a ward. One reader found these words hard to read.'],
	['', 3, '3 readers found these words hard to read.']
])('%j and %d flags', (content_note, flags, said) => {
	expect(noteBefore({ content_note, flags })).toBe(said);
});

test('enough is said without a figure of merit', () => {
	expect(enoughSentence({ hard_read: 5 })).toBe(
		'You have read 5 hard ones. Take a break; the others can wait.'
	);
	expect(enoughSentence({ hard_read: 1 })).toContain('1 hard one.');
});
