// Where somebody's money goes by Stripe, in their words: what is so now, and whose turn it is.
import { longTime } from '../platform/dates.ts';

export type Account = {
	id: string;
	ready: 'started' | 'waiting' | 'ready' | 'restricted' | 'closed';
	/** Stripe knows of it. */
	opened: boolean;
	last4: string | null;
	check: 'match' | 'close' | 'none' | 'unavailable' | null;
	agreed: boolean;
	sent_back: boolean;
	/** ISO: money waits until then. */
	cooled_at: string;
	looked_at: string | null;
};

export type Place = {
	organisation: { id: string; slug: string; name: string };
	/** By which of their own rows the trust knows them. */
	person: string;
	/** By what the trust's roles may be paid. */
	routes: string[];
	account: Account | null;
};

export type PayBank = { fresh_until: string | null; places: Place[] };

/** Whose turn it is: theirs to begin or to go on at Stripe, ours, nobody's. */
export type Turn = 'begin' | 'go on' | 'wait' | 'done' | 'not this way';

/**
 * What stands now, in sentences, and whose turn it is.
 * @param offered whether the trust pays through Stripe at all
 * @param now ISO
 */
export function standing(
	account: Account | null,
	offered: boolean,
	now: string
): { turn: Turn; says: string[] } {
	if (!offered && (!account || account.ready !== 'ready')) return { turn: 'not this way', says: [] };
	if (!account || account.ready === 'closed' || !account.opened) return { turn: 'begin', says: [] };
	switch (account.ready) {
		case 'started':
		case 'waiting':
			return {
				turn: 'go on',
				says: account.last4
					? ['Stripe is looking at what you gave. Sometimes it asks for one more thing.']
					: ['You have begun, and Stripe has no bank details yet. You can go on where you were.']
			};
		case 'restricted':
			return {
				turn: 'go on',
				says: ['Stripe cannot pay into this account as it is. Its form says what is missing.']
			};
	}
	if (account.sent_back)
		return {
			turn: 'go on',
			says: [
				'The name at the bank was not yours as we know it. Please give the details of an account in your name.'
			]
		};
	if (account.check === null || (account.check !== 'match' && !account.agreed))
		return {
			turn: 'wait',
			says: [
				account.check === null
					? 'The bank is asked whether the account is in your name.'
					: 'The bank gave a name that is not quite yours. Somebody who looks after payments compares the two.',
				'You do not have to do anything.'
			]
		};
	if (account.cooled_at > now)
		return {
			turn: 'wait',
			says: [`For your safety, nothing is sent to a new account before ${longTime(account.cooled_at)}.`]
		};
	return { turn: 'done', says: ['What you are paid is sent there.'] };
}

/** Which of several places is looked at, by its number in the address. */
export function placeAt(places: Place[], at: string | null): Place | undefined {
	return places[Number(at ?? 0)] ?? places[0];
}

const OTHER_WAYS: Record<string, string> = {
	bacs: 'Into your bank account by the finance team of the trust',
	payroll: 'By payroll, as wages are',
	voucher: 'As a voucher',
	cash: 'In cash',
	organisation: 'Through an organisation that you trust'
};

/** The ways that are not Stripe's, as a list for people. */
export const otherWays = (routes: string[]): string[] =>
	routes.flatMap((route) => (Object.hasOwn(OTHER_WAYS, route) ? [OTHER_WAYS[route] ?? ''] : []));

/** What came of comparing the names, for whoever looks (Confirmation of Payee). */
export const RESULTS: Record<string, string> = {
	close: 'Nearly the same',
	none: 'Not the same',
	unavailable: 'The bank could not say'
};

export type Check = {
	id: string;
	seen: string;
	result: 'close' | 'none' | 'unavailable';
	checked_at: string;
	/** Null for whoever only audits. */
	name: string | null;
	shown: string | null;
	last4: string | null;
	mine: boolean;
};

export type Checks = {
	fresh_until: string | null;
	waiting: Check[];
	decided: { result: string; agreed: boolean; decided_at: string }[];
};
