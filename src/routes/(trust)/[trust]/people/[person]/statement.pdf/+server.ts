// A statement on paper, or with `?letter` the letter, for somebody without an account who asked for it (R60).
import { error } from '@sveltejs/kit';
import { isoDate } from '$lib/platform/dates';
import { asPdf } from '$lib/statements/paper.server';
import { letterOf, toPaper } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function GET({ locals, params, url }) {
	if (!(await locals.person())) error(401, { code: 'not-allowed', message: 'Sign in to print this' });
	const statement = await statements.ofSomebody(locals.db, params.person, url.searchParams);
	const name = statement.name ?? '';
	return url.searchParams.has('letter')
		? asPdf(letterOf(statement, name, isoDate(new Date())), 'letter.pdf')
		: asPdf(toPaper(statement, name), 'statement.pdf');
}
