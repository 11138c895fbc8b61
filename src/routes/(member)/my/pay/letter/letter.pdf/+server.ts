import { error } from '@sveltejs/kit';
import { isoDate } from '$lib/platform/dates';
import { asPdf } from '$lib/statements/paper.server';
import { letterOf } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET({ locals, url }) {
	const me = await locals.person();
	if (!me) error(401, { code: 'not-allowed', message: 'Sign in to read your letter' });
	const statement = await statements.mine(locals.db, url.searchParams);
	return asPdf(letterOf(statement, me.name, isoDate(new Date())), 'letter.pdf');
}
