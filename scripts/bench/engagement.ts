// What workshops and consultations cost: opinion groups of many votes, the pages that show results, and asking for places. Each part prints its own
// table and says whether it is within what is promised.
import { benchGrouping } from './engagement-grouping.ts';
import { benchRegistrations } from './engagement-registrations.ts';
import { benchResults } from './engagement-results.ts';

/** `requests`: how many times each page is asked for; results, and groups alone, a tenth as often. */
export async function bench(_sizes: number[], requests: number): Promise<boolean> {
	const times = Math.max(5, Math.round(requests / 10));
	const grouping = benchGrouping(times);
	const results = await benchResults(times);
	const registrations = await benchRegistrations(times);
	const figures = {
		bench: 'engagement',
		grouping: grouping.rows,
		results: results.rows,
		registrations: registrations.rows
	};
	process.stdout.write(`${JSON.stringify(figures)}\n`);
	return grouping.enough && results.enough && registrations.enough;
}
