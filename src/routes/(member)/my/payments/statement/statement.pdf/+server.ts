import { error } from '@sveltejs/kit';
import { asPdf } from '$lib/statements/paper.server';
import { toPaper } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET({ locals, url }) {
	const me = await locals.person();
	if (!me) error(401, { code: 'not-allowed', message: 'Sign in to read your statement' });
	return asPdf(toPaper(await statements.mine(locals.db, url.searchParams), me.name), 'statement.pdf');
}
