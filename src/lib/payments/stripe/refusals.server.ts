// What an error of the SDK means for a sending. By class, never by message (payments.md 1.5). The list of definite refusals is
// closed: whatever is not on it may have been sent.
import Stripe from 'stripe';
import type { RailOutcome, RefusalCode } from '../rail.ts';
import { UnexpectedAnswer } from './client.server.ts';

const { errors } = Stripe;

/** The SDK's `type` is the name of its class, which survives minifying. */
const REFUSED: Record<string, RefusalCode> = {
	InsufficientFundsError: 'not_enough_money',
	CapabilityNotEnabledError: 'payee_not_ready',
	RecipientNotNotifiableError: 'payee_not_ready',
	InvalidPayoutMethodError: 'method_not_usable',
	BlockedByStripeError: 'blocked',
	FeatureNotEnabledError: 'blocked',
	FinancialAccountNotOpenError: 'blocked',
	QuotaExceededError: 'limit'
};

/** What came of a sending that threw. Names of classes and the rail's request id only: nothing that was sent or said. */
export function outcomeOf(thrown: unknown): Exclude<RailOutcome, { kind: 'accepted' }> {
	if (!(thrown instanceof errors.StripeError)) {
		const requestId = thrown instanceof UnexpectedAnswer ? thrown.requestId : undefined;
		return { kind: 'unknown', errorClass: nameOf(thrown), ...(requestId && { requestId }) };
	}
	const { requestId, type: errorClass, statusCode = 0 } = thrown;
	const seen = { errorClass, ...(requestId && { requestId }) };
	// Stripe's own answers carry a request id; a proxy's do not, and what a proxy says proves nothing.
	if (!requestId) return { kind: 'unknown', ...seen };

	if (thrown instanceof errors.StripeIdempotencyError && statusCode !== 409)
		return { kind: 'differs', ...seen };
	if (thrown instanceof errors.StripeRateLimitError || thrown instanceof errors.RateLimitError)
		return { kind: 'later', ...seen };
	if (thrown instanceof errors.StripeAuthenticationError || thrown instanceof errors.StripePermissionError)
		return { kind: 'key_refused', ...seen };
	// 409: the same key is being worked on now. 5xx: nobody knows.
	if (statusCode < 400 || statusCode >= 500 || statusCode === 409) return { kind: 'unknown', ...seen };

	const code = REFUSED[errorClass];
	if (code) return { kind: 'refused', code, ...seen };
	if (thrown instanceof errors.StripeInvalidRequestError)
		return { kind: 'refused', code: isAboutCheck(thrown) ? 'payee_check' : 'bad_request', ...seen };
	return { kind: 'unknown', ...seen };
}

/** Which name check is demanded, used up or run out is told by the code and the parameter [unsure: sandbox-check]. */
const isAboutCheck = ({ code = '', param = '' }: { code?: string; param?: string }) =>
	code.startsWith('recipient_verification') || param.startsWith('recipient_verification');

/** What an error of cancelling says: it was cancelled before, it has left, or nobody knows. */
export function cancelledBy(thrown: unknown): 'cancelled' | 'too_late' | 'unknown' {
	if (thrown instanceof errors.AlreadyCanceledError) return 'cancelled';
	return thrown instanceof errors.NotCancelableError ? 'too_late' : 'unknown';
}

/** Whether Stripe itself says that this key may not, or may not any more. */
export const isKeyRefused = (thrown: unknown) => outcomeOf(thrown).kind === 'key_refused';

const nameOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : 'NotAnError');
