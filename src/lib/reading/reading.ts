// What is said before words that may be hard to read, and how many of them one sitting holds.

/** What stands before the words, as private.hard_to_read gives it (0072). */
export type Hard = { content_note: string; flags: number; notes: string[]; mine: boolean };

export type Sitting = { cap: number; hard_read: number; may_have_hard: boolean };

/** "Before you read: a death on a ward. 2 readers found these words hard to read." */
export function noteBefore({ content_note, flags }: Pick<Hard, 'content_note' | 'flags'>): string {
	const found =
		flags === 0 ? '' : `${flags === 1 ? 'One reader' : `${flags} readers`} found these words hard to read.`;
	const note = content_note.trim();
	return [note && `Before you read: ${/[.!?]$/.test(note) ? note : `${note}.`}`, found]
		.filter(Boolean)
		.join(' ');
}

/** Said when a sitting has had as many hard ones as its reader allows themselves. */
export function enoughSentence({ hard_read }: Pick<Sitting, 'hard_read'>): string {
	return `You have read ${hard_read === 1 ? '1 hard one' : `${hard_read} hard ones`}. Take a break; the others can wait.`;
}
