import { error } from '@sveltejs/kit';
import { toCsv } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET({ locals, url }) {
	if (!(await locals.person()))
		error(401, { code: 'not-allowed', message: 'Sign in to read your statement' });
	return new Response(toCsv(await statements.mine(locals.db, url.searchParams)), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="statement.csv"',
			'cache-control': 'private, no-store'
		}
	});
}
