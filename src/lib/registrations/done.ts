// What a page says after something was done: a word of this list travels in the address, never a sentence.
import { sentenceFor } from '../platform/done.ts';

const DONE = {
	accepted: 'You have the place.',
	cancelled: 'You gave your place back. It goes to somebody who waits. You do not have to say why.',
	needs: 'We have what you need. Somebody sees to it, and you can change it here.',
	pay: 'Your choice is kept. You can change it until you are paid.',
	met: 'Thank you. That is noted, and helps next time.'
} as const;

const DONE_FOR = {
	accepted: 'They have the place.',
	cancelled: 'Their place is given back, and goes to somebody who waits.',
	needs: 'What they need is written down.',
	pay: 'What they chose is kept. You cannot read it here.',
	invited: 'They are on the list of those invited, and are told in their own way once it is open.',
	owned: 'Somebody sees to it now.',
	arranged: 'It is arranged.',
	met: 'That is noted.',
	reviewed: 'It was looked at again.'
} as const;

/** To the person, for `?done=`; nothing for a word we do not know. */
export const doneSentence = (url: URL) => sentenceFor(DONE, url.searchParams.get('done'));

/** To those who see to it for others. */
export const doneForThem = (url: URL) => sentenceFor(DONE_FOR, url.searchParams.get('done'));
