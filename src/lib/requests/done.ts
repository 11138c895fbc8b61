// What a page says after something was done with a request: a word of this list travels in the address.
import { sentenceFor } from '../platform/done.ts';

const DONE = {
	raised: 'We have what you asked. You find here what becomes of it.',
	withdrawn: 'You took it back. That you asked stays here, and nobody works on it any more.',
	recorded: 'It is in the register, and the person is told that we have it.',
	acknowledged: 'They can see that it has been read.',
	noted: 'It is written down, where they can read it.',
	extended: 'More time is taken, and the person is told why.',
	answered: 'It is answered. The person is told that the answer is there.'
} as const;

/** The sentence for `?done=`, or nothing for a word we do not know. */
export const doneWithRequest = (word: string | null): string | undefined => sentenceFor(DONE, word);
