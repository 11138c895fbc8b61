import * as approvals from '$lib/approvals/approvals.server';
import { receiptForOne } from '$lib/expenses/receipt.server';

/** A receipt, for whoever may approve the claim it belongs to. */
export const GET = async ({ locals, params }) =>
	receiptForOne(await approvals.receipt(locals.db, params.receipt));
