import { requireTrustHat } from '$lib/people/hats.server';
import { asCsv } from '$lib/statements/paper.server';
import { toCsv } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	return asCsv(
		toCsv(await statements.ofPayee(event.locals.db, event.params.payee, event.url.searchParams)),
		'statement.csv'
	);
}
