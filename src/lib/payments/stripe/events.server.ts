// Deliveries of Stripe's: thin events, which say only that something changed. Everything they are about is read anew from the API.
import type Stripe from 'stripe';
import type { RailEvent } from '../rail.ts';
import { isLive, type StripeSettings } from './client.server.ts';

/** How far a delivery's clock may be from ours, either way. The SDK alone would take any moment of the future (payments.md 1.5). */
export const MOST_SKEW_SECONDS = 300;

/** A delivery that is not genuine, is too old or too new, or belongs to another mode. Nothing of it is kept. */
export class NotGenuine extends Error {
	constructor(why: string) {
		super(why);
		this.name = 'NotGenuine';
	}
}

/**
 * Reads one delivery. In: the raw bytes as they came, the headers, and our clock in milliseconds.
 * @throws NotGenuine for anything that Stripe did not sign for this trust, in this mode, within five minutes
 */
export function readEvent(
	client: Stripe,
	settings: StripeSettings,
	raw: Uint8Array,
	headers: Headers,
	now: number
): RailEvent {
	const signature = headers.get('stripe-signature') ?? '';
	const secret = settings.webhookSecret.trim();
	// An empty secret is one that anybody knows.
	if (!secret) throw new NotGenuine('no secret');
	const times = [...signature.matchAll(/(?:^|,)\s*t=([^,]*)/g)];
	const signedAt = times.length === 1 ? Number(times[0]?.[1] || NaN) : NaN;
	if (!(Math.abs(now / 1000 - signedAt) <= MOST_SKEW_SECONDS)) throw new NotGenuine('another time');

	let event: ReturnType<Stripe['parseEventNotification']>;
	try {
		event = client.parseEventNotification(
			Buffer.from(raw),
			signature,
			secret,
			MOST_SKEW_SECONDS,
			undefined,
			// Seconds: `t` is in seconds, and is compared with this.
			Math.floor(now / 1000)
		);
	} catch {
		throw new NotGenuine('not signed by this trust’s Stripe account, or no thin event');
	}

	const { id, type, livemode, object } = event as unknown as Record<string, unknown>;
	if (object !== 'v2.core.event') throw new NotGenuine('no thin event');
	if (typeof id !== 'string' || !/^[A-Za-z0-9_]{4,120}$/.test(id)) throw new NotGenuine('no id');
	if (typeof type !== 'string' || !/^[a-z0-9_.[\]]{3,160}$/.test(type)) throw new NotGenuine('no type');
	if (livemode !== isLive(settings)) throw new NotGenuine('another mode');
	// An event of an account that stands below ours names that one account; a longer way is none of ours.
	const context = event.context ? event.context.toString() : null;
	if (context !== null && !/^acct_[A-Za-z0-9_]{1,115}$/.test(context))
		throw new NotGenuine('another account');

	const about = aboutOf(type);
	// What concerns a payee's method or check is found by their account.
	const objectRef = about === 'account' && context ? context : relatedId(event);
	return { id, type, objectRef, about };
}

/** The id of what it is about; some events are about a thing of which there is only one, which has none. */
function relatedId(event: ReturnType<Stripe['parseEventNotification']>): string | null {
	const related: unknown = 'related_object' in event ? event.related_object : null;
	const id = related && typeof related === 'object' && 'id' in related ? related.id : null;
	return typeof id === 'string' ? id : null;
}

function aboutOf(type: string): RailEvent['about'] {
	if (type.startsWith('v2.money_management.outbound_payment.')) return 'sending';
	if (
		type.startsWith('v2.core.account') ||
		type.startsWith('v2.money_management.payout_method.') ||
		type.startsWith('v2.money_management.recipient_verification.')
	)
		return 'account';
	if (
		type.startsWith('v2.money_management.received_credit.') ||
		type.startsWith('v2.money_management.financial_account.')
	)
		return 'funds';
	return 'other';
}
