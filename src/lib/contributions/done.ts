// What a page says after something was done: a word of this list travels in the address, never a sentence.
import { sentenceFor } from '../platform/done.ts';

const DONE = {
	consent: 'Your answers have changed, at once and everywhere.',
	kept: 'Kept. You can still say no whenever you want.',
	anonymous: 'Your words are now shown without a name, everywhere.',
	confirmed: 'You said that these are your words.',
	rendering: 'What you said stands beside what was written from your words.',
	rated: 'Thank you. Your answer counts among the others, and nobody reads it alone.',
	checked: 'Your answer is with the people who asked.',
	signed: 'Your signature is written down as you wish.',
	challenged:
		'What you wrote now stands beside it, where everyone can read it. The trust cannot change or remove it.',
	close: 'You closed it. What you wrote and what the trust answered can still be read.',
	escalate: 'You took it to the board. It shows on the page.',
	take_back: 'You took back what you wrote. The words are gone from the page.'
} as const;

/** The sentence for `?done=`, or nothing for a word we do not know. */
export function doneSentence(url: URL): string | undefined {
	return sentenceFor(DONE, url.searchParams.get('done'));
}
