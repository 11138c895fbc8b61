// Deliveries of a rail, as they come in: verified over the raw bytes, kept, and answered. What they are about is read from the rail
// by the worker (payments.md 3.3).
import { logger } from '../platform/log.server.ts';
import { asOwner } from '../platform/owner.server.ts';
import type { InTransaction } from '../platform/worker.server.ts';
import type { PaymentRail } from './rail.ts';
import { railFor } from './rails.server.ts';

/** A thin event has a few hundred bytes. */
export const MOST_BYTES = 64 * 1024;

/** A delivery to a trust of ours. Out: the status to answer; the rail delivers again what is not answered with 200. */
export function receive(slug: string, request: Request): Promise<200 | 400 | 404 | 413> {
	return keepDelivery({ inTransaction: asOwner, rail: railFor(slug) }, slug, request);
}

/**
 * Verifies and keeps one delivery. Forged, old, of the future, of another mode: 400, and nothing of it is kept. The same one again
 * is 200 and changes nothing. A database that does not answer is thrown, so that the rail delivers again.
 */
export async function keepDelivery(
	{ inTransaction, rail }: { inTransaction: InTransaction; rail: PaymentRail | null },
	slug: string,
	request: Request
): Promise<200 | 400 | 404 | 413> {
	if (!rail) return 404;
	const raw = await readAtMost(request, MOST_BYTES);
	if (!raw) return 413;
	const event = await rail.readEvent(raw, request.headers).catch(() => null);
	if (!event) {
		logger.warn('a delivery that is not genuine was refused');
		return 400;
	}
	await inTransaction((query) =>
		query('select private.keep_rail_event($1, $2::text::jsonb)', [slug, JSON.stringify(event)])
	);
	return 200;
}

/** The body, unless it has more bytes: then no more of it is read. */
async function readAtMost(request: Request, most: number): Promise<Uint8Array | null> {
	if (Number(request.headers.get('content-length') ?? 0) > most) return null;
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of request.body ?? []) {
		length += part.length;
		if (length > most) return null;
		parts.push(part);
	}
	return Buffer.concat(parts);
}
