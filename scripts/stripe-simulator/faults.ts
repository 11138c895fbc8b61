// What goes wrong on purpose, for the next so many calls that match. Kept in memory: a simulator that starts again is well.

export const FAULTS = [
	/** The connection ends before anything is done, or after all of it is. */
	'drop_before',
	'drop_after',
	/** Waits `ms` with the key in use, then does it and answers. */
	'slow',
	/** 500 before anything is done; after all of it is; or kept under the key and answered again, as v1 does. */
	'500_before',
	'500_after',
	'500_stored',
	'429',
	/** The key is in use by another call: as an invalid request, or as an idempotency error (which of the two is not documented). */
	'409',
	'409_idempotency',
	/** 200 with JSON that is no object of Stripe's, before or after it is done; JSON that ends early; the object with another sum. */
	'garbage_200',
	'garbage_after',
	'truncated_after',
	'other_amount_after',
	/** What a proxy between us says: JSON without an `error` member, or a page. */
	'proxy_404',
	'proxy_503',
	'page_502',
	'401',
	'403'
] as const;
export type FaultKind = (typeof FAULTS)[number];

/** `on`: how `METHOD /path` begins; `times`: how many calls (1); `ms`: how long for `slow`. */
export type Fault = { kind: FaultKind; on: string; times: number; ms: number };

/** Sending money is what goes wrong, unless told otherwise. */
export const SENDING = 'POST /v2/money_management/outbound_payments';

export class Faults {
	private waiting: Fault[] = [];

	add({ kind, on = SENDING, times = 1, ms = 1000 }: Partial<Fault>) {
		if (!kind || !FAULTS.includes(kind)) throw new Error(`kind is one of: ${FAULTS.join(', ')}`);
		this.waiting.push({ kind, on, times, ms });
	}

	/** The first that matches, once less. */
	take(method: string, path: string): Fault | undefined {
		const index = this.waiting.findIndex(({ on }) => `${method} ${path}`.startsWith(on));
		const fault = this.waiting[index];
		if (fault && (fault.times -= 1) <= 0) this.waiting.splice(index, 1);
		return fault;
	}

	list = (): Fault[] => this.waiting;
	clear = () => void this.waiting.splice(0);
}
