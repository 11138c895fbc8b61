// How somebody wants to hear from us, in a sentence for the one who will do it.

export type Contact = { contact_by: string; contact: string | null; account: boolean };

const WAYS: Record<string, string> = {
	email: 'By e-mail',
	phone: 'By phone',
	text: 'By text',
	letter: 'By letter',
	partner: 'Through their group'
};

/** "By phone: 020 7946 0014", or what to do when we hold no way to reach them. */
export function contactSentence({ contact_by, contact, account }: Contact): string {
	const way = WAYS[contact_by];
	if (way) return contact ? `${way}: ${contact}` : way;
	return account
		? 'They read it on their own page'
		: 'We hold no way to reach them. They may come with their slip.';
}
