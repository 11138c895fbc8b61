import { error } from '@sveltejs/kit';
import { asCsv } from '$lib/statements/paper.server';
import { toCsv } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET(event) {
	if (!(await event.locals.person()))
		error(401, { code: 'not-allowed', message: 'Sign in to read this statement' });
	return asCsv(
		toCsv(await statements.ofPayee(event.locals.db, event.params.payee, event.url.searchParams)),
		'statement.csv'
	);
}
