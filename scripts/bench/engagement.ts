// What workshops and consultations cost: opinion groups of many votes. Each part prints its own table and says whether it is within
// what is promised.
import { benchGrouping } from './engagement-grouping.ts';

/** `requests`: how many times each page is asked for; groups are found a tenth as often. */
export async function bench(_sizes: number[], requests: number): Promise<boolean> {
	const grouping = benchGrouping(Math.max(5, Math.round(requests / 10)));
	process.stdout.write(`${JSON.stringify({ bench: 'engagement', grouping: grouping.rows })}\n`);
	return grouping.enough;
}
