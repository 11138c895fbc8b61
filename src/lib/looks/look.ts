// Who asked to see the name that words are shown with, and why.
import type { Role } from '../people/me.ts';

/** Why somebody may need a name, as the database's closed list (0065). */
export const WHYS = [
	'to make an insight',
	'to see to what they asked',
	'to check what was recorded',
	'to answer a request'
] as const;
/** What is chosen, and what an export writes down that holds the name. */
export type Why = (typeof WHYS)[number] | 'to take words out for a use they agreed to';

/** As whoever looks chooses it. */
export const WHY_LABELS: Record<Why, string> = {
	'to make an insight': 'To make an insight of what they said',
	'to see to what they asked': 'To see to what they asked us',
	'to check what was recorded': 'To check what was recorded',
	'to answer a request': 'To answer a request they made',
	'to take words out for a use they agreed to': 'To take words out for a use they agreed to'
};

export type Look = { name: string; role: Role; why: Why; looked_at: string };

/** The newest looks at one contribution, and how many there are besides. */
export type Looks = { rows: Look[]; more: number };

export type LookCount = { month: string; role: Role; why: Why; looks: number; contributions: number };
