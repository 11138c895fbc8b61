import * as contributions from '$lib/contributions/contributions.server';
import * as insights from '$lib/insights/insights.server';

export async function load({ locals }) {
	const [mine, checks] = await Promise.all([
		contributions.listMine(locals.db, { most: 3 }),
		insights.listMyChecks(locals.db)
	]);
	return { mine, asked: checks.filter(({ open, answer }) => open && !answer) };
}
