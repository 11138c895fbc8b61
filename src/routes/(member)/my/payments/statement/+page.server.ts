import { isoDate } from '$lib/platform/dates';
import { daysMisread, taxYear } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function load({ locals, url }) {
	const today = isoDate(new Date());
	const now = taxYear(today);
	const before = taxYear(`${Number(now.from.slice(0, 4)) - 1}-06-01`);
	const statement = await statements.mine(locals.db, url.searchParams);
	return { statement, misread: daysMisread(url.searchParams, statement), years: [now, before] };
}
