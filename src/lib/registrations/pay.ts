// What somebody wants done with the money offered for taking part: all of it, less, none, to a charity or group, or only
// what they spent (R56). No reason is asked. Whoever takes less is treated as having been paid that (domain.md 2.4.16).
import type { Offer } from '../workshops/offer.ts';
import { pounds } from '../platform/money.ts';
import { inHours } from '../workshops/offer.ts';
import type { Pay, PayChoice } from './registration.ts';

export const PAY_CHOICES = ['full', 'less', 'none', 'charity', 'expenses_only'] as const;

/** The choices as they are asked, with the sum that is offered. */
export function payOptions(offer: Offer): { value: PayChoice; label: string; hint?: string }[] {
	return [
		{ value: 'full', label: `Pay me ${pounds(offer.pence)}` },
		{ value: 'less', label: 'Pay me less than that', hint: 'Write the sum below' },
		{ value: 'expenses_only', label: 'Pay only what I spend, such as travel' },
		{
			value: 'charity',
			label: 'Give it to a charity or group',
			hint: 'Write which one below'
		},
		{ value: 'none', label: 'Pay me nothing' }
	];
}

/** The choice that stands, in words. */
export function payWords(pay: Pay | null, offer: Offer): string {
	switch (pay?.choice) {
		case 'full':
			return pounds(offer.pence);
		case 'less':
			return `${pounds(pay.pence ?? 0)}, which is what you asked for`;
		case 'expenses_only':
			return 'Only what you spend';
		case 'charity':
			return `${pounds(offer.pence)}, to ${pay.payee ?? ''}`;
		case 'none':
			return 'Nothing';
		default:
			return 'You have not said yet';
	}
}

/** What is offered, said before anyone says yes (R53). */
export function offerLines(offer: Offer): string[] {
	const preparing = offer.preparation_minutes ? `, and ${inHours(offer.preparation_minutes)} to prepare` : '';
	const days = offer.paid_within_days;
	return [
		`${pounds(offer.pence)} for ${inHours(offer.minutes)}${preparing}. You are paid in full also if you leave early.`,
		...(offer.expenses ? [offer.expenses] : []),
		`Paid within ${days} working ${days === 1 ? 'day' : 'days'} after it.${offer.how ? ` ${offer.how}` : ''}`
	];
}
