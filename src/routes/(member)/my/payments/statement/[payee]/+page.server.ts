import { isoDate } from '$lib/platform/dates';
import { lastTaxYears } from '$lib/statements/statement';
import * as statements from '$lib/statements/statements.server';

export async function load(event) {
	return {
		statement: await statements.ofPayee(event.locals.db, event.params.payee, event.url.searchParams),
		years: lastTaxYears(isoDate(new Date()))
	};
}
