// The job that looks at the witnesses (monitor.server.ts): every five minutes, which is often enough to be early and seldom enough to
// be no burden to those who give their seals for nothing.
import { logger } from '../platform/log.server.ts';
import { alone, type Jobs } from '../platform/worker.server.ts';
import { reportIncident } from './incidents.server.ts';
import { logKeys } from './keys.server.ts';
import { watch } from './monitor.server.ts';
import { logPolicy } from './policy.server.ts';
import { shelf } from './shelf.server.ts';
import { rootOfFirst } from './tree.server.ts';

const EVERY = 5 * 60_000;

export function watchJobs(): Jobs {
	let last = 0;
	let said = '';
	return {
		watch_log: alone(async (inTransaction) => {
			const now = new Date();
			// A clock that was put back must not stop it.
			if (Math.abs(now.getTime() - last) < EVERY) return;
			const [keys, policy, on] = [await logKeys(), await logPolicy(), await shelf()];
			if (!keys || !policy || !on) return;
			const watched = await watch({
				shelf: on,
				keys,
				policy: policy.policy,
				now,
				rootOf: (size) => inTransaction((query) => rootOfFirst(query, size)),
				report: (wrong) => reportIncident(inTransaction, wrong)
			});
			if (!watched) return;
			last = now.getTime();
			const missing = watched.filter(({ holds }) => !['agrees', 'waits'].includes(holds));
			const news = JSON.stringify(missing.map(({ name, holds }) => [name, holds]));
			if (missing.length > 0 && news !== said) logger.warn({ witnesses: missing }, 'witnesses need a look');
			said = news;
		})
	};
}
