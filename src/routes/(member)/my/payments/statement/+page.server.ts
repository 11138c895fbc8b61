import { isoDate } from '$lib/platform/dates';
import { lastTaxYears } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function load({ locals, url }) {
	const [statement, partners] = await Promise.all([
		statements.mine(locals.db, url.searchParams),
		statements.partnersOfMine(locals.db)
	]);
	return { statement, partners, years: lastTaxYears(isoDate(new Date())) };
}
