import { error } from '@sveltejs/kit';
import { asCsv } from '$lib/statements/paper.server';
import { toCsv } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET({ locals, url }) {
	if (!(await locals.person()))
		error(401, { code: 'not-allowed', message: 'Sign in to read your statement' });
	return asCsv(toCsv(await statements.mine(locals.db, url.searchParams)), 'statement.csv');
}
