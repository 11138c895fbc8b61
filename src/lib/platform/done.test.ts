import { expect, it } from 'vitest';
import { sentenceFor } from './done';

const DONE = { kept: 'Kept.', thrown: 'Gone.' } as const;

it('says the sentence of a word of the list', () => {
	expect(sentenceFor(DONE, 'kept')).toBe('Kept.');
});

it.each([null, undefined, '', 'lost', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
	'says nothing for %j',
	(word) => {
		expect(sentenceFor(DONE, word)).toBeUndefined();
	}
);
