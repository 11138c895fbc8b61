/** What the page of a claim says after something was done to what was spent. */
export const SPENT_DONE = {
	added: 'What was spent is added.',
	removed: 'It is taken out.',
	receipt: 'The receipt is kept.',
	waived: 'It is kept that no receipt is needed, with your name.'
} as const;
