// The Stripe rail of one trust: Global Payouts, by the trust's own account (payments.md 1, ADR 0023).
import type { PaymentRail } from '../rail.ts';
import { isLive, isSimulated, openClient, type StripeSettings } from './client.server.ts';
import { readEvent } from './events.server.ts';
import { funds } from './funds.server.ts';
import { payees } from './payees.server.ts';
import { sendings } from './sendings.server.ts';

/** Opens the rail. `now`: our clock in milliseconds, by which deliveries are too old or too new. */
export function stripeRail(settings: StripeSettings, now: () => number = Date.now): PaymentRail {
	const client = openClient(settings);
	return {
		id: 'stripe',
		mode: isLive(settings) ? 'live' : isSimulated(settings) ? 'simulated' : 'test',
		...funds(client, settings),
		...payees(client, settings),
		...sendings(client, settings),
		readEvent: async (raw, headers) => readEvent(client, settings, raw, headers, now())
	};
}
