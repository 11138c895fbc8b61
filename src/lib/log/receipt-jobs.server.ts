// What the worker does for receipts: looks each minute whether what was promised stands in the log that anybody reads.
import { latestHead } from './head.server.ts';
import { logKeys } from './keys.server.ts';
import { logger } from '../platform/log.server.ts';
import type { Jobs } from '../platform/worker.server.ts';

/** A process that has just started publishes first: what waited while none ran is no news a minute later. */
const FIRST = 5 * 60_000;

/** The jobs of receipts. Without a key nothing is promised. */
export function receiptJobs(started = Date.now()): Jobs {
	return {
		check_promises: async (inTransaction) => {
			if (Date.now() - started < FIRST || !(await logKeys())) return;
			const published = (await latestHead())?.size ?? 0;
			const [found] = await inTransaction((query) =>
				query<{ broken: string }>('select tlog.report_broken_promises($1) as broken', [published])
			);
			const broken = Number(found?.broken ?? 0);
			if (broken > 0) logger.error({ broken, published }, 'the log does not hold what was promised');
		}
	};
}
