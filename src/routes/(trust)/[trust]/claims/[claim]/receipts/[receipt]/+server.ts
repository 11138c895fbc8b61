import * as expenses from '$lib/expenses/expenses.server';
import { receiptForOne } from '$lib/expenses/receipt.server';

export async function GET({ locals, params }) {
	return receiptForOne(await expenses.receipt(locals.db, params.receipt));
}
