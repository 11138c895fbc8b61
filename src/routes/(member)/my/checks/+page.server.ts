import * as insights from '$lib/insights/insights.server';

export async function load({ locals }) {
	return { checks: await insights.listMyChecks(locals.db), exit: true };
}
