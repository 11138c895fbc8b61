import { pino } from 'pino';

/** What operators read. No bodies, no query strings, no names: an error's message and stack, and the route's pattern. */
export const logger = pino({
	redact: ['err.cause.details', 'err.cause.hint'],
	base: null
});
