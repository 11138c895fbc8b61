import { thisYear } from '$lib/pay-reports/report';
import * as reports from '$lib/pay-reports/reports.server';
import { filterFrom } from '$lib/payments/filter';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const year = thisYear(isoDate(new Date()));
	const { from = year.from, until = year.until } = filterFrom(event.url.searchParams);
	return { report: await reports.prompt(event.locals.db, organisation.id, from, until) };
}
