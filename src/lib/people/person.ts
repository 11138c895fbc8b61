// Somebody known to an organisation, with an account or without.

export type ContactBy = 'email' | 'phone' | 'text' | 'letter' | 'partner' | 'none';

export type Person = {
	id: string;
	name: string | null;
	/** How an import names them, where there is no name. */
	reference: string | null;
	contact_by: ContactBy;
	contact: string | null;
	language: string;
	has_account: boolean;
};

export type PeoplePage = { people: Person[]; earlier: boolean; later: boolean };

export const CONTACT_WAYS: Record<ContactBy, string> = {
	email: 'By email',
	phone: 'By phone',
	text: 'By text message',
	letter: 'By letter',
	partner: 'Through somebody they trust, who tells them in person',
	none: 'They do not want to be reached, or cannot be'
};

/** What to call somebody on a page. */
export function calledBy({ name, reference }: Pick<Person, 'name' | 'reference'>): string {
	return name ?? reference ?? 'No name given';
}
