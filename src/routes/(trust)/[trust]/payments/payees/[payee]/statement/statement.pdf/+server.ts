import { requireTrustHat } from '$lib/people/hats.server';
import { asPdf } from '$lib/statements/paper.server';
import { toPaper } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET(event) {
	await requireTrustHat(event, 'finance_approver', 'administrator');
	const statement = await statements.ofPayee(event.locals.db, event.params.payee, event.url.searchParams);
	return asPdf(toPaper(statement, statement.name ?? ''), 'statement.pdf');
}
