// The payment simulator of the application that a journey runs against: its clock, its faults, what it holds.
import { ask } from '../../scripts/stripe-simulator/start.ts';

/**
 * Asks it something that scripts/stripe-simulator/control.ts offers: simulator('POST', 'clock', { seconds: 60 }). `alone`: that
 * of the application that journeys with @alone have.
 */
export function simulator<T = unknown>(
	method: 'GET' | 'POST' | 'DELETE',
	name: string,
	said: Record<string, unknown> = {},
	{ alone = false } = {}
): Promise<T> {
	const url = (alone && process.env.ALONE_SIMULATOR_URL) || process.env.SIMULATOR_URL;
	if (!url) throw new Error('The payment simulator is not known: start journeys by scripts/journeys.ts.');
	return ask<T>(url, method, name, said);
}
