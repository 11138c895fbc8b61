import * as comparison from '$lib/comparison/comparison.server';
import { compared } from '$lib/comparison/indicators';
import { requireTrustHat } from '$lib/people/hats.server';
import { toFile } from '$lib/platform/table-file.server';

export async function GET(event) {
	const { organisation } = await requireTrustHat(
		event,
		'board_auditor',
		'co_chair',
		'decision_owner',
		'engagement_lead'
	);
	const { here, loaded } = await comparison.read(event.locals.db, organisation.id);
	const tables = compared([
		...here.map(({ slug, file }) => ({ from: `/${slug}`, file })),
		...loaded.map(({ source, file }) => ({ from: source, file }))
	]);
	return toFile('comparison', 'csv', [
		['Indicator', 'Trust', 'Programme', 'Period', 'Number', 'Of', 'Median', 'Nine of ten', 'Promised'],
		...tables.flatMap(({ title, rows }) =>
			rows.map(({ trust, programme, period, n, of, median, p90, clock }) => [
				title,
				trust,
				programme,
				period,
				...[n, of, median, p90, clock].map((one) => one ?? null)
			])
		)
	]);
}
