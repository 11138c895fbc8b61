// How often one place may try something. Wide, since a whole hall may share one address, and kept in memory:
// nothing about who came is written down, and only a keyed hash of the address is held (ADR 0005).
import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { backend } from './backend/backend.ts';

const SECONDS = 10 * 60;
const limits = {
	/** From one address of the network, on one route. */
	place: new RateLimiterMemory({ keyPrefix: 'place', points: 200, duration: SECONDS }),
	/** Receipt codes looked up from one address: a hall may open its slips at once, and 50 random bits are not guessed so. */
	slip: new RateLimiterMemory({ keyPrefix: 'slip', points: 1000, duration: SECONDS }),
	/** Pictures drawn anew for one account: each costs a second, and a wall of flip charts is some dozens. */
	picture: new RateLimiterMemory({ keyPrefix: 'picture', points: 60, duration: SECONDS }),
	/** Answer sheets begun and sent from one address: a hall, a school or a hospital's wifi may answer together. */
	sheet: new RateLimiterMemory({ keyPrefix: 'sheet', points: 400, duration: SECONDS }),
	send: new RateLimiterMemory({ keyPrefix: 'send', points: 400, duration: SECONDS }),
	/** Wrong guesses at one account: six numbers are a million, and a code lives 10 minutes. */
	guess: new RateLimiterMemory({ keyPrefix: 'guess', points: 10, duration: SECONDS })
};

const keyed = async (what: string) =>
	createHmac('sha256', (await backend()).secret)
		.update(what)
		.digest('base64url');

/** Counts one try, and says whether it may go on. */
export async function mayTry(kind: keyof typeof limits, ...what: string[]): Promise<boolean> {
	try {
		await limits[kind].consume(await keyed(what.join('\n')));
		return true;
	} catch (reason) {
		if (reason instanceof RateLimiterRes) return false;
		throw reason;
	}
}

/** The guess was right, so the earlier wrong ones were slips. */
export async function forgetTries(kind: keyof typeof limits, ...what: string[]) {
	await limits[kind].delete(await keyed(what.join('\n')));
}
