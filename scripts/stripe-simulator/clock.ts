// When things move on: payments that are sent, keys that are forgotten. Objects and events carry the true time of day; this
// clock alone can be pushed on, so that a test sees in a moment what takes days.
import type { Store } from './store.ts';

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
export const DAY = 24 * HOUR;

export class Clock {
	private store: Store;
	private still: boolean;

	/** `still`: time passes only when it is pushed on. */
	constructor(store: Store, still: boolean) {
		this.store = store;
		this.still = still;
	}

	/** Milliseconds on this clock. */
	now(): number {
		return (this.still ? 0 : Date.now()) + Number(this.store.setting('pushed') ?? 0);
	}

	push(seconds: number) {
		this.store.set('pushed', String(Number(this.store.setting('pushed') ?? 0) + seconds * SECOND));
	}
}
