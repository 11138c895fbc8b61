// Refusals in the shape of Stripe's v2 API: always JSON with an `error` member. The SDK chooses its class by `type`, else by the
// status (stripe@23.1.0, Error.js: generateV2Error).

export type ErrorBody = { error: { type?: string; code: string; message: string } };

/** Thrown by whatever answers a call; becomes the status and the body. `retry`: what the header `stripe-should-retry` says. */
export class Refused extends Error {
	status: number;
	body: ErrorBody;

	constructor(status: number, code: string, message: string, type?: string) {
		super(message);
		this.status = status;
		this.body = { error: { ...(type ? { type } : {}), code, message } };
	}
}

export const invalid = (message: string, code = 'invalid_fields') =>
	new Refused(400, code, message, 'invalid_request_error');

export const missing = (what: string) =>
	new Refused(404, 'not_found', `No such ${what}, or it cannot be seen with this key`);
