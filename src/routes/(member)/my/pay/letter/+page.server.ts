import { isoDate } from '$lib/platform/dates';
import { daysMisread, letterOf } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function load({ locals, url, parent }) {
	const [statement, { me }] = await Promise.all([statements.mine(locals.db, url.searchParams), parent()]);
	const letter = letterOf(statement, me?.name ?? '', isoDate(new Date()));
	return {
		letter,
		from: statement.from,
		to: statement.to,
		misread: daysMisread(url.searchParams, statement)
	};
}
