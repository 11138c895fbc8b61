import { error } from '@sveltejs/kit';
import { asTable, thisYear } from '$lib/pay-reports/report';
import * as reports from '$lib/pay-reports/reports.server';
import { filterFrom } from '$lib/payments/filter';
import { ROUTE_NAMES, type Route } from '$lib/payments/payment';
import { requireHat } from '$lib/people/hats.server';
import { isoDate } from '$lib/platform/dates';
import { FORMATS, toFile } from '$lib/platform/table-file.server';

export async function GET(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor');
	const format = FORMATS.find((one) => one === event.params.format);
	if (!format) error(404, { code: 'not-found', message: 'Page not found' });
	const year = thisYear(isoDate(new Date()));
	const { from = year.from, until = year.until } = filterFrom(event.url.searchParams);
	const report = await reports.prompt(event.locals.db, organisation.id, from, until);
	const named = (group: string, lines: typeof report.by_route, name = (line: string) => line) =>
		lines.map((line) => ({ group, name: name(line.name ?? ''), line }));
	const lines = [
		...named('All', [report.paid], () => `${report.from} to ${report.until}`),
		...named('Way', report.by_route, (route) => ROUTE_NAMES[route as Route]),
		...named('Programme', report.by_programme),
		...named('Month', report.by_month)
	];
	return toFile('how-promptly', format, asTable(lines));
}
