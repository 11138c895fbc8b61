// What somebody is owed for one place at a workshop: what was offered, what they want done with it, and what happens next.
import type { Pay, PayChoice } from '../registrations/registration.ts';
import type { Offer } from '../workshops/offer.ts';
import { pounds } from '../platform/money.ts';

export type Claim = {
	id: string;
	registration: string;
	title: string;
	held_on: string;
	organisation: string;
	reason: 'took part' | 'cancelled late';
	offer: Offer;
	/** The latest; null where none was made. */
	choice: PayChoice | null;
	pence: number | null;
	payee: string | null;
	opened_at: string;
	state: 'draft';
};

export type Claims = { claims: Claim[]; next: string | null };

/** The choice as the registration's forms know it. */
export function payOf({ choice, pence, payee }: Pick<Claim, 'choice' | 'pence' | 'payee'>): Pay | null {
	return choice && { choice, pence, payee };
}

/** What stands now, in a sentence. A sum that was declined is never said to be theirs (R56). */
export function owedSentence({ offer, choice, pence, payee }: Claim): string {
	switch (choice) {
		case 'less':
			return `You want ${pounds(pence ?? 0)} of the ${pounds(offer.pence)} offered.`;
		case 'none':
			return `You want none of the ${pounds(offer.pence)} offered.`;
		case 'expenses_only':
			return `You want only what you spent, and none of the ${pounds(offer.pence)} offered.`;
		case 'charity':
			return `You want the ${pounds(offer.pence)} offered to go to ${payee ?? ''}.`;
		case 'full':
			return `You want the ${pounds(offer.pence)} offered.`;
		default:
			return `${pounds(offer.pence)} was offered. You have not said what you want done with it.`;
	}
}

/** Whose turn it is. */
export function nextSentence({ organisation, choice }: Claim): string {
	if (choice === null) return 'Say what you want done with it, so that it can be paid.';
	if (choice === 'none') return 'Nothing will be paid. You can change that until it is approved.';
	return `It is written down for ${organisation}. Nobody has approved it yet, and nothing is paid yet.`;
}

/** Why it is owed. */
export function becauseSentence({ reason }: Claim): string {
	return reason === 'cancelled late'
		? 'It was cancelled so late that you are paid as if it had been held.'
		: 'You took part.';
}
