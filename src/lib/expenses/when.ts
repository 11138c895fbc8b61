import type { Claim } from '../claims/claim.ts';

/** Whether nothing can be added to a claim or taken out of it any more: what is approved, or was taken back, stays as it is. */
export function isClosed({ state }: Pick<Claim, 'state'>): boolean {
	return state === 'approved' || state === 'withdrawn';
}
