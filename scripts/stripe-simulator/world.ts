// The parts of one simulator, and what a call to it is.
import type { Clock } from './clock.ts';
import type { Deliveries } from './events.ts';
import type { Faults } from './faults.ts';
import type { Store } from './store.ts';

export type World = {
	store: Store;
	clock: Clock;
	faults: Faults;
	deliveries: Deliveries;
	/** Where it is reached: http://127.0.0.1:…; known once it listens. */
	url: string;
	/** Answers no sooner than this. */
	latencyMs: number;
	/** A name check serves one payment only. Which of the two holds is not documented: assumption `check-used-again`. */
	checksOnce: boolean;
};

export type Call = {
	/** Whose key it was: the trust's own account at Stripe. */
	owner: string;
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: Record<string, unknown>;
	/** The account that the call is about (header Stripe-Context). */
	context: string | null;
};

export type Answer = (world: World, call: Call, id: string) => object;
