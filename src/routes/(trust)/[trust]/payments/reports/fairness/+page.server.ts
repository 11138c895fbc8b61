import { DIMENSIONS } from '$lib/pay-reports/fairness';
import * as reports from '$lib/pay-reports/reports.server';
import { requireHat } from '$lib/people/hats.server';

export async function load(event) {
	const { organisation } = await requireHat(event, 'finance_approver', 'board_auditor', 'engagement_lead');
	const query = event.url.searchParams;
	const dimension = DIMENSIONS.find((one) => one === query.get('by')) ?? DIMENSIONS[0];
	const half = /^\d{4}-(04|10)-01$/.exec(query.get('half') ?? '')?.[0] ?? null;
	return { dimension, fairness: await reports.fair(event.locals.db, organisation.id, dimension, half) };
}
