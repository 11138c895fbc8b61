// Which trust pays by which rail that machines speak to. Each trust's own account and key: there is no other.
import { environment } from '../platform/env.ts';
import type { PaymentRail } from './rail.ts';
import { stripeRail } from './stripe/rail.server.ts';

const opened = new Map<string, PaymentRail>();

/** The rail of a trust by its slug; null: none is set up, so that people are paid by the other ways. */
export function railFor(slug: string): PaymentRail | null {
	const known = opened.get(slug);
	if (known) return known;
	const { STRIPE_ACCOUNTS: accounts = {}, STRIPE_API_BASE: base } = environment();
	const account = Object.hasOwn(accounts, slug) ? accounts[slug] : undefined;
	if (!account) return null;
	const rail = stripeRail({ ...account, ...(base && { base }) });
	opened.set(slug, rail);
	return rail;
}

/** The slugs of the trusts that have one. */
export const railsInUse = (): string[] => Object.keys(environment().STRIPE_ACCOUNTS ?? {});
